/** Failures that features and adapters agree on. */
@NullMarked
package io.leadline.activities.failure;

import org.jspecify.annotations.NullMarked;
