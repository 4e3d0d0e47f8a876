/** The operator's systems hear of what happens to leads, jobs and batches, by signed webhooks. */
@NullMarked
package io.leadline.activities.subscription;

import org.jspecify.annotations.NullMarked;
