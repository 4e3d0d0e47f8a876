/** Mail through any relay that speaks SMTP. */
@NullMarked
package io.leadline.activities.smtp;

import org.jspecify.annotations.NullMarked;
