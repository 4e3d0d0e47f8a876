package io.leadline.activities.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.message.ProviderSuppressions;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Response;

/**
 * SendGrid's lists of bounces, blocks, spam reports and global unsubscribes, {@code
 * /v3/suppression/...}; the key needs the scope {@code suppression.read}.
 */
public final class SendGridSuppressions implements ProviderSuppressions {
  private final SendGridApi api;

  public SendGridSuppressions(SendGridApi api) {
    this.api = api;
  }

  @Override
  public List<Listed> page(Kind kind, int offset, int limit) throws IOException {
    String path = "/v3/suppression/" + name(kind);
    try (Response response = api.get(path + "?limit=" + limit + "&offset=" + offset)) {
      String body = response.body().string();
      if (response.code() == 401 || response.code() == 403) {
        throw new PermanentFailure(
            "SendGrid refuses "
                + path
                + " with "
                + response.code()
                + "; SENDGRID_API_KEY needs the scope suppression.read");
      }
      if (!response.isSuccessful()) {
        throw new IOException(path + ": " + SendGridApi.problem(response, body));
      }
      return listed(path, SendGridApi.JSON.readTree(body));
    }
  }

  private static String name(Kind kind) {
    return switch (kind) {
      case BOUNCE -> "bounces";
      case BLOCK -> "blocks";
      case SPAM_REPORT -> "spam_reports";
      case UNSUBSCRIBE -> "unsubscribes";
    };
  }

  private static List<Listed> listed(String path, JsonNode page) throws IOException {
    if (!page.isArray()) {
      throw new IOException(path + " answered no list");
    }
    List<Listed> all = new ArrayList<>(page.size());
    for (JsonNode entry : page) {
      all.add(
          new Listed(
              entry.path("email").asText(), Instant.ofEpochSecond(entry.path("created").asLong())));
    }
    return all;
  }
}
