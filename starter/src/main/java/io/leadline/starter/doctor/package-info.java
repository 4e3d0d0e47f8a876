/** Checks of everything the system needs outside itself, each with what to do about a failure. */
@NullMarked
package io.leadline.starter.doctor;

import org.jspecify.annotations.NullMarked;
