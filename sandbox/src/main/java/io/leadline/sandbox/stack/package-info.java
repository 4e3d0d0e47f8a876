/** The real servers of the local stack: obtaining, starting, watching and stopping them. */
@NullMarked
package io.leadline.sandbox.stack;

import org.jspecify.annotations.NullMarked;
