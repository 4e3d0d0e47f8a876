package io.leadline.activities.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.activities.message.HttpMailService;
import io.leadline.activities.message.MailProviderContract;
import io.leadline.activities.message.MessageProvider;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;

class SendGridContractTest extends MailProviderContract {
  private final Service service = new Service();

  @AfterEach
  void stop() {
    service.close();
  }

  @Override
  protected MessageProvider provider() {
    return new SendGridMailProvider(
        new SendGridApi(service.url(), "SG.key", Duration.ofSeconds(5)), FROM, () -> NOW);
  }

  @Override
  protected void service(Mood mood) {
    service.mood(mood);
  }

  @Override
  protected List<String> taken() {
    return service.taken();
  }

  /** Refuses a whole call for one address, and names it. */
  private static final class Service extends HttpMailService {
    @Override
    protected String sendPath() {
      return "/v3/mail/send";
    }

    @Override
    protected MockResponse take(RecordedRequest request, JsonNode body) {
      ObjectNode refusal = JSON.createObjectNode();
      JsonNode all = body.path("personalizations");
      for (int i = 0; i < all.size(); i++) {
        if (to(all.path(i)).startsWith("bad")) {
          refusal
              .withArray("errors")
              .addObject()
              .put("message", "Does not contain a valid address.")
              .put("field", "personalizations." + i + ".to.0.email");
        }
      }
      if (!refusal.isEmpty()) {
        return new MockResponse.Builder().code(400).body(refusal.toString()).build();
      }
      all.forEach(one -> note(to(one)));
      return new MockResponse.Builder().code(202).addHeader("X-Message-Id", "m1").build();
    }

    private static String to(JsonNode personalization) {
      return personalization.path("to").path(0).path("email").asText();
    }

    @Override
    protected MockResponse other(RecordedRequest request) {
      return new MockResponse.Builder()
          .body(
              "{\"result\":[{\"id\":\"d-1\",\"name\":\"leadline-pass-through\","
                  + "\"versions\":[{\"active\":1}]}]}")
          .build();
    }

    @Override
    protected MockResponse.Builder throttled() {
      return new MockResponse.Builder()
          .addHeader("X-RateLimit-Reset", String.valueOf(NOW.getEpochSecond() + 25))
          .body("{\"errors\":[{\"message\":\"too many requests\"}]}");
    }
  }
}
