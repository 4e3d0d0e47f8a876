/** How the simulator can be told to misbehave. */
@NullMarked
package io.leadline.sandbox.provider.fault;

import org.jspecify.annotations.NullMarked;
