/** Outgoing webhooks: events that we tell to the operator's systems, signed and tried again. */
@NullMarked
package io.leadline.activities.webhook;

import org.jspecify.annotations.NullMarked;
