/** Signing up: what the form must hold, who may send it how often, and what becomes of it. */
@NullMarked
package io.leadline.activities.signup;

import org.jspecify.annotations.NullMarked;
