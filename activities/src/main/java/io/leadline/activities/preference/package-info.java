/** What a lead does for itself behind the links in its messages: keep, change, pause, leave. */
@NullMarked
package io.leadline.activities.preference;

import org.jspecify.annotations.NullMarked;
