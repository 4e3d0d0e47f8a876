/**
 * Whether an e-mail address or a phone number is worth writing to, judged without writing to it.
 */
@NullMarked
package io.leadline.activities.address;

import org.jspecify.annotations.NullMarked;
