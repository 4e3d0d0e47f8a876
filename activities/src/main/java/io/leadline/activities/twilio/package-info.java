/** Text messages through Twilio: sending, status callbacks, texts from people. */
@NullMarked
package io.leadline.activities.twilio;

import org.jspecify.annotations.NullMarked;
