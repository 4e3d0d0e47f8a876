/** What keeps the job facility from growing without end. */
@NullMarked
package io.leadline.activities.job.upkeep;

import org.jspecify.annotations.NullMarked;
