/** What happened to a lead and why, for the people who are asked. Read only. */
@NullMarked
package io.leadline.activities.timeline;

import org.jspecify.annotations.NullMarked;
