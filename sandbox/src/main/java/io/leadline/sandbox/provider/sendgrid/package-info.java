/** The mail side of the simulator: SendGrid v3 requests, templates and signed events. */
@NullMarked
package io.leadline.sandbox.provider.sendgrid;

import org.jspecify.annotations.NullMarked;
