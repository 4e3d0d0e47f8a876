package io.leadline.starter.api.link;

import static io.leadline.starter.api.TestLeads.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.activities.engagement.Act;
import io.leadline.activities.engagement.ActNotes;
import io.leadline.activities.engagement.Acts;
import io.leadline.activities.engagement.FakeActs;
import io.leadline.activities.engagement.HumanRules;
import io.leadline.activities.engagement.MessageActs;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.lead.RandomIds;
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
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickRoutesTest {
  private final FakeLinkTokens tokens = new FakeLinkTokens();
  private final FakeActs stored = new FakeActs();
  private final AtomicBoolean storeIsAway = new AtomicBoolean();
  private final List<PostingHit> postings = new ArrayList<>();
  private final TestServer server =
      TestServer.with(
          new ClickRoutes(
              new LinkReader(tokens, new ClientAddress(0)),
              new ActNotes(
                  new BreakableActs(),
                  HumanRules.DEFAULTS,
                  new RandomIds(new Random(7)),
                  () -> NOON),
              ids -> postings.stream().filter(hit -> ids.contains(hit.id())).toList(),
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
    assertThat(acts())
        .extracting(Act::kind, Act::link, Act::at, Act::receivedAt)
        .containsExactly(tuple(Act.Kind.CLICK, "posting-1", NOON, NOON));
  }

  @Test
  void hiddenLinkIsATrapAndLeadsHome() {
    HttpResponse<String> answer =
        server.get(
            "/r/"
                + tokens.issue(
                    new LinkToken(
                        Purpose.CLICK, TestLeads.ID, Channel.EMAIL, 1, 1, "send-1", null, NOON)));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("/");
    assertThat(acts()).extracting(Act::kind, Act::link).containsExactly(tuple(Act.Kind.TRAP, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "POST"})
  void notesNothing_forOtherMethods(String method) {
    postings.add(posting("https://jobs.example.com/1"));

    server.send(method, link(Purpose.CLICK), "");

    assertThat(acts()).isEmpty();
  }

  @Test
  void saysSo_whenThePostingIsGone() {
    HttpResponse<String> page = server.get(link(Purpose.CLICK));

    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("no longer listed");
    assertThat(acts()).hasSize(1);
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

  private List<Act> acts() {
    return stored.due(NOON.plusSeconds(15), 9).stream()
        .flatMap(message -> message.acts().stream())
        .toList();
  }

  private final class BreakableActs implements Acts {
    @Override
    public void note(Map<String, ? extends Collection<Act>> bySendId, Instant dueAt) {
      if (storeIsAway.get()) {
        throw new BackendUnavailableException("MongoDB", "gone", new Exception());
      }
      stored.note(bySendId, dueAt);
    }

    @Override
    public List<MessageActs> due(Instant now, int limit) {
      throw new AssertionError("a link judges nobody");
    }

    @Override
    public void forget(Collection<String> sendIds) {
      stored.forget(sendIds);
    }

    @Override
    public int purgeBefore(Instant then, int limit) {
      return stored.purgeBefore(then, limit);
    }

    @Override
    public void judged(MessageActs acts, @Nullable Instant again) {
      throw new AssertionError("a link judges nobody");
    }
  }
}
