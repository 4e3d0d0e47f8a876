/** Accepting background jobs: many submissions share two writes, none is half accepted. */
@NullMarked
package io.leadline.activities.job.intake;

import org.jspecify.annotations.NullMarked;
