/** One lead's whole life in virtual time, from a script to a transcript. */
@NullMarked
package io.leadline.sandbox.rehearsal;

import org.jspecify.annotations.NullMarked;
