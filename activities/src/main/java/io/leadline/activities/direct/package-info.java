/** Single messages that operators write to one recipient, by jobs of their own. */
@NullMarked
package io.leadline.activities.direct;

import org.jspecify.annotations.NullMarked;
