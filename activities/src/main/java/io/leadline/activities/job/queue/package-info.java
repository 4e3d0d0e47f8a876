/** How queues of background jobs get on: facts of every worker, and what follows from them. */
@NullMarked
package io.leadline.activities.job.queue;

import org.jspecify.annotations.NullMarked;
