/** Routes of background jobs: submitting, looking, and what operators do with them. */
@NullMarked
package io.leadline.starter.api.job;

import org.jspecify.annotations.NullMarked;
