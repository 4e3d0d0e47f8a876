/** Mails from templates that operators can edit: the alert and the verification. */
@NullMarked
package io.leadline.activities.template;

import org.jspecify.annotations.NullMarked;
