package io.leadline.starter.api.link;

import static io.leadline.starter.api.TestLeads.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.Messages;
import io.leadline.activities.posting.PostingHit;
import io.leadline.starter.api.ClientAddress;
import io.leadline.starter.api.TestLeads;
import io.leadline.starter.api.TestServer;
import io.leadline.starter.page.Pages;
import io.leadline.workflows.lead.Channel;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickRoutesTest {
  private final FakeLinkTokens tokens = new FakeLinkTokens();
  private final List<String> clicks = new ArrayList<>();
  private final AtomicBoolean storeIsAway = new AtomicBoolean();
  private final List<PostingHit> postings = new ArrayList<>();
  private final TestServer server =
      TestServer.with(
          new ClickRoutes(
              new LinkReader(tokens, new ClientAddress(0)),
              new NotedClicks(),
              ids -> postings.stream().filter(hit -> ids.contains(hit.id())).toList(),
              () -> NOON,
              new Pages()));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void notesTheClickAndLeadsToThePosting() {
    postings.add(posting("https://jobs.example.com/1?utm=x"));

    HttpResponse<String> answer = server.get(link(Purpose.CLICK));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .contains("https://jobs.example.com/1?utm=x");
    assertThat(clicks).containsExactly("send-1 posting-1 " + NOON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "POST"})
  void notesNothing_forOtherMethods(String method) {
    postings.add(posting("https://jobs.example.com/1"));

    server.send(method, link(Purpose.CLICK), "");

    assertThat(clicks).isEmpty();
  }

  @Test
  void saysSo_whenThePostingIsGone() {
    HttpResponse<String> page = server.get(link(Purpose.CLICK));

    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("no longer listed");
    assertThat(clicks).hasSize(1);
  }

  @Test
  void leadsNowhereElse() {
    postings.add(posting("javascript:alert(1)"));

    assertThat(server.get(link(Purpose.CLICK)).headers().firstValue("Location")).isEmpty();
    assertThat(server.get("/r/forged?url=https://evil.example").statusCode()).isEqualTo(404);
    assertThat(server.get(link(Purpose.VERIFY)).statusCode()).isEqualTo(404);
  }

  @Test
  void leadsOn_whenTheClickCannotBeNoted() {
    postings.add(posting("https://jobs.example.com/1"));
    storeIsAway.set(true);

    assertThat(server.get(link(Purpose.CLICK)).statusCode()).isEqualTo(302);
  }

  private static PostingHit posting(String url) {
    return new PostingHit("posting-1", "Nurse", null, null, null, url, false, NOON, 0);
  }

  private String link(Purpose purpose) {
    return "/r/"
        + tokens.issue(
            new LinkToken(purpose, TestLeads.ID, Channel.EMAIL, 1, 1, "send-1", "posting-1", NOON));
  }

  private final class NotedClicks implements Messages {
    @Override
    public List<Message> find(Collection<String> sendIds) {
      return List.of();
    }

    @Override
    public void clicked(String sendId, String postingId, Instant at) {
      if (storeIsAway.get()) {
        throw new BackendUnavailableException("MongoDB", "gone", new Exception());
      }
      clicks.add(sendId + " " + postingId + " " + at);
    }
  }
}
