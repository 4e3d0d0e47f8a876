package io.leadline.activities.webhook;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts a webhook to an address that somebody else chose. */
public interface WebhookPost {
  /**
   * Makes one request and follows no redirect.
   *
   * @throws ForbiddenReceiverException when we do not let requests go there
   * @throws IOException when there is no answer
   */
  Answer post(URI receiver, Map<String, String> headers, byte[] body) throws IOException;

  /**
   * What the receiver said.
   *
   * @param retryAfter its {@code Retry-After} header as it stands
   */
  record Answer(int status, @Nullable String retryAfter) {}

  /** An address that we make no request to; the message says why. */
  final class ForbiddenReceiverException extends IOException {
    private static final long serialVersionUID = 1;

    public ForbiddenReceiverException(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
