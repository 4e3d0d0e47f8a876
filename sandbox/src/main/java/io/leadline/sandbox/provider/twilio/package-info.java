/** The SMS side of the simulator: Twilio messages, signed callbacks and inbound texts. */
@NullMarked
package io.leadline.sandbox.provider.twilio;

import org.jspecify.annotations.NullMarked;
