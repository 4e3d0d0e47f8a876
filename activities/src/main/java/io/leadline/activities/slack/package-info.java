/** Alarms in Slack. */
@NullMarked
package io.leadline.activities.slack;

import org.jspecify.annotations.NullMarked;
