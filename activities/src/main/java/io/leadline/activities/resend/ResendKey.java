package io.leadline.activities.resend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Response;

/** What Resend says about our key and our sender's domain; for {@code doctor}. */
public final class ResendKey {
  private final ResendApi api;

  public ResendKey(ResendApi api) {
    this.api = api;
  }

  /** What was found. */
  public sealed interface Found {
    /** The key may do anything, so the domain could be looked at. */
    record Full(Optional<Domain> domain) implements Found {}

    /** The key may send and nothing else. */
    record SendingOnly() implements Found {}

    /** The key is refused, or the answer makes no sense. */
    record Refused(String problem) implements Found {}
  }

  /**
   * A sending domain of the account.
   *
   * @param status {@code verified} when it may send
   * @param tracksClicks whether Resend rewrites links, which ours must not be
   */
  public record Domain(String name, String status, boolean tracksClicks) {}

  /**
   * @param domain that our mail comes from
   * @throws IOException when Resend cannot be asked
   */
  public Found look(String domain) throws IOException {
    try (Response response = api.get("/domains")) {
      JsonNode body = ResendApi.json(response);
      if (response.isSuccessful()) {
        return new Found.Full(domain(body, domain));
      }
      return body.path("name").asText().equals("restricted_api_key")
          ? new Found.SendingOnly()
          : new Found.Refused(ResendApi.problem(response, body));
    }
  }

  private static Optional<Domain> domain(JsonNode body, String name) {
    for (JsonNode one : body.path("data")) {
      String known = one.path("name").asText();
      if (name.equalsIgnoreCase(known) || name.endsWith("." + known)) {
        return Optional.of(
            new Domain(
                known, one.path("status").asText(), one.path("click_tracking").asBoolean(false)));
      }
    }
    return Optional.empty();
  }
}
