package io.leadline.starter.api.link;

import static io.leadline.starter.api.TestLeads.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.LeadDesk.ConfirmResult;
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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyRoutesTest {
  private final FakeLinkTokens tokens = new FakeLinkTokens();
  private final List<LinkToken> confirmed = new ArrayList<>();
  private final AtomicReference<ConfirmResult> result =
      new AtomicReference<>(ConfirmResult.CONFIRMED);
  private final TestServer server =
      TestServer.with(
          new VerifyRoutes(
              new LinkReader(tokens, new ClientAddress(0)),
              token -> {
                confirmed.add(token);
                return result.get();
              },
              new Pages()));

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void confirmsNothing_whenAScannerOpensTheLink(String method) {
    server.send(method, link(Purpose.VERIFY), "");

    assertThat(confirmed).isEmpty();
  }

  @Test
  void showsAButton_onGet() {
    HttpResponse<String> page = server.get(link(Purpose.VERIFY));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<form method=\"post\">");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIRMED,200,Your alerts are on",
    "ALREADY_CONFIRMED,200,Already confirmed",
    "OLD_EPOCH,404,no longer works",
    "GONE,404,no longer works"
  })
  void saysWhatBecameOfIt_onPost(ConfirmResult outcome, int status, String words) {
    result.set(outcome);

    HttpResponse<String> page = server.post(link(Purpose.VERIFY), "button=pressed");

    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(page.body()).contains(words);
    assertThat(confirmed).singleElement().extracting(LinkToken::epoch).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void offersAFreshLink_whateverIsWrongWithThisOne(String method) {
    HttpResponse<String> forged = server.send(method, "/verify/forged", "");
    HttpResponse<String> misused = server.send(method, link(Purpose.UNSUBSCRIBE), "");

    assertThat(forged.statusCode()).isEqualTo(404);
    assertThat(forged.body()).contains("href=\"/\"").isEqualTo(misused.body());
    assertThat(confirmed).isEmpty();
  }

  private String link(Purpose purpose) {
    return "/verify/"
        + tokens.issue(new LinkToken(purpose, TestLeads.ID, Channel.EMAIL, 3, 1, null, null, NOON));
  }
}
