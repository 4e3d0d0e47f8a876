package io.leadline.sandbox.provider.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One recipient of a send call: its personalization in the body log, and what becomes of the mail.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MailItem(
    Slice data, String to, Map<String, String> args, Outcome outcome, @Nullable String reason) {
  public MailItem {
    args = args == null ? Map.of() : args;
  }

  /** The custom arguments of the call, overridden by those of the recipient. */
  public Map<String, String> argsWith(MailCall call) {
    if (call.args().isEmpty()) {
      return args;
    }
    Map<String, String> all = new LinkedHashMap<>(call.args());
    all.putAll(args);
    return all;
  }

  /** The sender's own id of this message, from the custom argument {@code send_id}. */
  public @Nullable String sendId(MailCall call) {
    String own = args.get("send_id");
    return own != null ? own : call.args().get("send_id");
  }

  /** What the simulated world does with an accepted mail, decided when it is accepted. */
  public enum Outcome {
    DELIVERED,
    DEFERRED,
    BOUNCED,
    BLOCKED,
    DROPPED,
    COMPLAINED;

    public boolean arrives() {
      return this == DELIVERED || this == DEFERRED || this == COMPLAINED;
    }
  }
}
