/** How the simulated providers of mail post what happens to it. */
@NullMarked
package io.leadline.sandbox.provider.event;

import org.jspecify.annotations.NullMarked;
