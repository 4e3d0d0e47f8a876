package io.leadline.sandbox.provider.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What all recipients of one send call share. The envelope is the request without its
 * personalizations; {@code id} is the answer's {@code X-Message-Id}.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MailCall(
    String id,
    Instant at,
    Slice envelope,
    Map<String, String> args,
    List<String> categories,
    boolean trackOpens,
    boolean trackClicks) {
  public MailCall {
    args = args == null ? Map.of() : args;
    categories = categories == null ? List.of() : categories;
  }
}
