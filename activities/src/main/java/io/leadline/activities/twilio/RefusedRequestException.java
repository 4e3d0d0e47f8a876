package io.leadline.activities.twilio;

import io.leadline.activities.message.WebhookAnswer;

/** A webhook request that is answered with a refusal. */
final class RefusedRequestException extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String reason;

  RefusedRequestException(int status, String reason) {
    super(reason);
    this.status = status;
    this.reason = reason;
  }

  WebhookAnswer answer() {
    return new WebhookAnswer(status, reason);
  }
}
