/** The little language in which a rehearsal is told what its lead does. */
@NullMarked
package io.leadline.sandbox.rehearsal.script;

import org.jspecify.annotations.NullMarked;
