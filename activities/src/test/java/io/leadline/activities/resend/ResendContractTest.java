package io.leadline.activities.resend;

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

class ResendContractTest extends MailProviderContract {
  private final Service service = new Service();

  @AfterEach
  void stop() {
    service.close();
  }

  @Override
  protected MessageProvider provider() {
    return new ResendMailProvider(
        new ResendApi(service.url(), "re_key", Duration.ofSeconds(5)), FROM, () -> NOW);
  }

  @Override
  protected void service(Mood mood) {
    service.mood(mood);
  }

  @Override
  protected List<String> taken() {
    return service.taken();
  }

  private static final class Service extends HttpMailService {
    @Override
    protected String sendPath() {
      return "/emails/batch";
    }

    @Override
    protected MockResponse take(RecordedRequest request, JsonNode body) {
      ObjectNode answer = JSON.createObjectNode();
      answer.putArray("data");
      for (int i = 0; i < body.size(); i++) {
        String to = body.path(i).path("to").path(0).asText();
        if (to.startsWith("bad")) {
          answer
              .withArray("errors")
              .addObject()
              .put("index", i)
              .put("message", "Invalid `to` field: " + to + " is no email address");
        } else {
          answer.withArray("data").addObject().put("id", "m" + i);
          note(to);
        }
      }
      return new MockResponse.Builder().body(answer.toString()).build();
    }

    @Override
    protected MockResponse.Builder throttled() {
      return new MockResponse.Builder()
          .addHeader("retry-after", "25")
          .body("{\"name\":\"rate_limit_exceeded\",\"message\":\"Too many requests\"}");
    }
  }
}
