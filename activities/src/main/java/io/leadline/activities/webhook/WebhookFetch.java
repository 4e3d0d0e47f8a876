package io.leadline.activities.webhook;

import java.io.IOException;
import java.net.URI;

/** Gets what a verified sender of webhooks points to, such as its certificate. */
@FunctionalInterface
public interface WebhookFetch {
  /**
   * Makes one request and follows no redirect.
   *
   * @return the body of an answer of 200, 64 KiB at most
   * @throws IOException when there is no such answer
   */
  byte[] get(URI address) throws IOException;
}
