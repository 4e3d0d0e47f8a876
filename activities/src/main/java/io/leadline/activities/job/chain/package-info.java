/** Chains of background jobs: steps one after another, each with the results of the one before. */
@NullMarked
package io.leadline.activities.job.chain;

import org.jspecify.annotations.NullMarked;
