package io.leadline.activities.message;

import org.jspecify.annotations.Nullable;

/**
 * What a webhook request is answered.
 *
 * @param status HTTP status: 200 or 204 taken, 400 unreadable, 403 bad signature
 * @param reason for the body of a refusal and for the log; holds nothing of the request
 * @param xml body of an answer that the provider acts on, if there is one
 */
public record WebhookAnswer(int status, String reason, @Nullable String xml) {
  public WebhookAnswer(int status, String reason) {
    this(status, reason, null);
  }
}
