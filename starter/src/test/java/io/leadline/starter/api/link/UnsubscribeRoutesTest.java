package io.leadline.starter.api.link;

import static io.leadline.starter.api.TestLeads.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.starter.api.ClientAddress;
import io.leadline.starter.api.TestLeads;
import io.leadline.starter.api.TestServer;
import io.leadline.starter.page.Pages;
import io.leadline.workflows.lead.Channel;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsubscribeRoutesTest {
  private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
  private static final String URLENCODED = "application/x-www-form-urlencoded";

  private final FakeLinkTokens tokens = new FakeLinkTokens();
  private final List<String> optOuts = new ArrayList<>();
  private final AtomicBoolean storeIsAway = new AtomicBoolean();
  private final TestServer server =
      TestServer.with(
          new UnsubscribeRoutes(
              new LinkReader(tokens, new ClientAddress(0)),
              id -> id.equals(TestLeads.ID) ? Optional.of(TestLeads.aNewLead()) : Optional.empty(),
              (lead, channel, cause) -> {
                if (storeIsAway.get()) {
                  throw new BackendUnavailableException("MongoDB", "gone", new Exception());
                }
                optOuts.add(lead.id() + " " + channel + " " + cause);
              },
              new Pages()));

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
  void changesNothing_forAnyOtherMethod(String method) {
    server.send(
        method, link(Purpose.UNSUBSCRIBE, TestLeads.ID), ONE_CLICK, "Content-Type", URLENCODED);

    assertThat(optOuts).isEmpty();
  }

  @Test
  void showsAButton_onGet() {
    HttpResponse<String> page = server.get(link(Purpose.UNSUBSCRIBE, TestLeads.ID));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<form method=\"post\">", "<button");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ONE_CLICK,
        "list-unsubscribe=One-Click",
        "List-Unsubscribe=one-click\r\n",
        "List%2DUnsubscribe=One%2DClick",
        "x=1&List-Unsubscribe=One-Click"
      })
  void actsAtOnce_onTheProvidersUrlencodedPost(String body) {
    HttpResponse<String> answer =
        server.post(link(Purpose.UNSUBSCRIBE, TestLeads.ID), body, "Content-Type", URLENCODED);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(optOuts).containsExactly(TestLeads.ID + " EMAIL ONE_CLICK");
  }

  @ParameterizedTest
  @CsvSource({"--b,\\r\\n", "b,\\r\\n", "--b,\\n"})
  void actsAtOnce_onTheProvidersMultipartPost(String delimiter, String escapedEnd) {
    String end = escapedEnd.replace("\\r", "\r").replace("\\n", "\n");
    String body =
        String.join(
            end,
            delimiter,
            "Content-Disposition: form-data; name=\"List-Unsubscribe\"",
            "",
            "One-Click",
            delimiter + "--",
            "");

    HttpResponse<String> answer =
        server.post(
            link(Purpose.UNSUBSCRIBE, TestLeads.ID),
            body,
            "Content-Type",
            "multipart/form-data; boundary=\"b\"");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(optOuts).containsExactly(TestLeads.ID + " EMAIL ONE_CLICK");
  }

  @Test
  void actsOnTheButton_andShowsAPage() {
    HttpResponse<String> page =
        server.post(
            link(Purpose.UNSUBSCRIBE, TestLeads.ID), "button=pressed", "Content-Type", URLENCODED);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("You are unsubscribed");
    assertThat(optOuts).containsExactly(TestLeads.ID + " EMAIL PAGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "List-Unsubscribe=", "hello", "List-Unsubscribe=Maybe", "a=%zz"})
  void changesNothing_forABodyThatNobodyMeant(String body) {
    HttpResponse<String> answer =
        server.post(link(Purpose.UNSUBSCRIBE, TestLeads.ID), body, "Content-Type", URLENCODED);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(optOuts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void answersTheSame_forEveryTokenThatIsNotOurs(String method) {
    HttpResponse<String> forged =
        server.send(method, "/unsubscribe/forged", ONE_CLICK, "Content-Type", URLENCODED);
    HttpResponse<String> misused =
        server.send(
            method,
            link(Purpose.VERIFY, TestLeads.ID).replace("verify", "unsubscribe"),
            ONE_CLICK,
            "Content-Type",
            URLENCODED);

    assertThat(forged.statusCode()).isEqualTo(404).isEqualTo(misused.statusCode());
    assertThat(forged.body()).isEqualTo(misused.body());
    assertThat(optOuts).isEmpty();
  }

  @Test
  void answersAsUsual_whenTheLeadIsGone() {
    HttpResponse<String> answer =
        server.post(
            link(Purpose.UNSUBSCRIBE, "nobodyknows23456"), ONE_CLICK, "Content-Type", URLENCODED);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void isTriedAgain_whenTheStoreIsAway() {
    storeIsAway.set(true);

    HttpResponse<String> answer =
        server.post(link(Purpose.UNSUBSCRIBE, TestLeads.ID), ONE_CLICK, "Content-Type", URLENCODED);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("MongoDB");
  }

  @Test
  void keepsTheTokenFromLeaking() {
    HttpResponse<String> page = server.get(link(Purpose.UNSUBSCRIBE, TestLeads.ID));

    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("unsafe", "script");
  }

  @Test
  void refusesACallerWhoTriesManyTokens_butNeverAGoodOne() {
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      answers.add(server.get("/unsubscribe/guess" + i).statusCode());
    }

    assertThat(answers).contains(404).endsWith(429);
    assertThat(server.get(link(Purpose.UNSUBSCRIBE, TestLeads.ID)).statusCode()).isEqualTo(200);
  }

  private String link(Purpose purpose, String leadId) {
    LinkToken token = new LinkToken(purpose, leadId, Channel.EMAIL, 1, 1, null, null, NOON);
    return "/" + (purpose == Purpose.VERIFY ? "verify/" : "unsubscribe/") + tokens.issue(token);
  }
}
