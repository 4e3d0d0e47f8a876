/**
 * The provider simulator: SendGrid, Twilio and Slack as far as Leadline uses them, an inbox page
 * and a demo feed, in one process that needs no account anywhere.
 */
@NullMarked
package io.leadline.sandbox.provider;

import org.jspecify.annotations.NullMarked;
