/** Keeps the processes of the local stack running, and finds them again when it was killed. */
@NullMarked
package io.leadline.sandbox.supervisor;

import org.jspecify.annotations.NullMarked;
