/** Starting accepted jobs: lanes for what was just accepted, a poll for everything else. */
@NullMarked
package io.leadline.starter.start.job;

import org.jspecify.annotations.NullMarked;
