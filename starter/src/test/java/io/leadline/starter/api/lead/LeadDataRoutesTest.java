package io.leadline.starter.api.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.starter.api.Access;
import io.leadline.starter.api.TestLeads;
import io.leadline.starter.api.TestServer;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeadDataRoutesTest {
  private static final String[] OPERATOR = {"Authorization", "Bearer operator-token-123"};
  private static final String[] READER = {"Authorization", "Bearer reader-token-12345"};
  private static final String EXPORT = "/leads/" + TestLeads.ID + "/export";
  private static final String ERASE = "/leads/" + TestLeads.ID + "/erase";

  private final FakeLeads leads = new FakeLeads();
  private final TestServer server =
      TestServer.with(
          new LeadDataRoutes(
              new Access("operator-token-123", Optional.of("reader-token-12345")), leads));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void dataOfAPersonIsForOperatorsOnly() {
    assertThat(server.get(EXPORT).statusCode()).isEqualTo(401);
    assertThat(server.get(EXPORT, READER).statusCode()).isEqualTo(403);
    assertThat(server.post(ERASE, "").statusCode()).isEqualTo(401);
    assertThat(server.post(ERASE, "", READER).statusCode()).isEqualTo(403);
    assertThat(leads.erased).isEmpty();
  }

  @Test
  void exportsAsAFile() {
    HttpResponse<String> answer = server.get(EXPORT, OPERATOR);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(header -> assertThat(header).contains("lead-" + TestLeads.ID));
    assertThat(answer.body()).contains(TestLeads.ID);
    assertThat(server.get("/leads/nobody/export", OPERATOR).statusCode()).isEqualTo(404);
  }

  @Test
  void erasesTheOneThatIsNamed() {
    HttpResponse<String> answer = server.post(ERASE, "", OPERATOR);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"erased\":true");
    assertThat(server.post("/leads/nobody/erase", "", OPERATOR).statusCode()).isEqualTo(404);
    assertThat(server.post("/leads/" + FakeLeads.SHARED_NUMBER + "/erase", "", OPERATOR))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(409);
    assertThat(leads.erased).containsExactly(TestLeads.ID);
  }
}
