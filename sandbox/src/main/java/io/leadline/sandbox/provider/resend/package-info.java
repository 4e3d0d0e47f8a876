/** Resend as the simulator plays it: batches, idempotency keys, Standard Webhooks. */
@NullMarked
package io.leadline.sandbox.provider.resend;

import org.jspecify.annotations.NullMarked;
