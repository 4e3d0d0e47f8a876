package io.leadline.sandbox.provider.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all recipients of one send call share. The envelope is the request without its
 * personalizations; {@code id} is the answer's {@code X-Message-Id}. Calls without a provider are
 * SendGrid's.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MailCall(
    String id,
    Instant at,
    Slice envelope,
    Map<String, String> args,
    List<String> categories,
    boolean trackOpens,
    boolean trackClicks,
    String provider,
    @Nullable IdempotencyKey key) {
  public static final String SENDGRID = "sendgrid";
  public static final String RESEND = "resend";

  /** A key that the client gave the call, and what the body was, for who repeats it. */
  public record IdempotencyKey(String text, String bodyHash) {}

  /** A call to SendGrid, which knows no keys. */
  public MailCall(
      String id,
      Instant at,
      Slice envelope,
      Map<String, String> args,
      List<String> categories,
      boolean trackOpens,
      boolean trackClicks) {
    this(id, at, envelope, args, categories, trackOpens, trackClicks, SENDGRID, null);
  }

  @JsonCreator
  public MailCall {
    provider = provider == null ? SENDGRID : provider;
    args = args == null ? Map.of() : args;
    categories = categories == null ? List.of() : categories;
  }
}
