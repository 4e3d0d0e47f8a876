/** Looking for background work that does not get on: pure rules and the job that applies them. */
@NullMarked
package io.leadline.activities.job.watch;

import org.jspecify.annotations.NullMarked;
