/** Verbs of background jobs and their queues. */
@NullMarked
package io.leadline.starter.cli.job;

import org.jspecify.annotations.NullMarked;
