/** Slack calls, accepted and recorded. */
@NullMarked
package io.leadline.sandbox.provider.slack;

import org.jspecify.annotations.NullMarked;
