/** Runs a background job in a plain unit test as the facility would run it. */
@NullMarked
package io.leadline.activities.job.kit;

import org.jspecify.annotations.NullMarked;
