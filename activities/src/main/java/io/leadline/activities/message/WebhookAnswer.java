package io.leadline.activities.message;

/**
 * What a webhook request is answered.
 *
 * @param status HTTP status: 204 taken, 400 unreadable, 403 bad signature
 * @param reason for the body of a refusal and for the log; holds nothing of the request
 */
public record WebhookAnswer(int status, String reason) {}
