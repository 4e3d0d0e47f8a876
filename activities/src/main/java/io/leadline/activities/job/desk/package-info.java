/** What operators see of background jobs and do with them. */
@NullMarked
package io.leadline.activities.job.desk;

import org.jspecify.annotations.NullMarked;
