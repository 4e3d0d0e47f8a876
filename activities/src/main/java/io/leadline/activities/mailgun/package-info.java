/** Events of mail that leaves through Mailgun's relay. */
@NullMarked
package io.leadline.activities.mailgun;

import org.jspecify.annotations.NullMarked;
