/** Events of mail that leaves through Amazon SES, as Amazon SNS brings them. */
@NullMarked
package io.leadline.activities.ses;

import org.jspecify.annotations.NullMarked;
