package io.leadline.starter.api.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.TextLinks;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.Messages;
import io.leadline.activities.message.Reactions;
import io.leadline.activities.message.SendId;
import io.leadline.activities.posting.PostingHit;
import io.leadline.starter.api.ClientAddress;
import io.leadline.starter.api.TestLeads;
import io.leadline.starter.api.TestServer;
import io.leadline.starter.page.Pages;
import io.leadline.workflows.lead.Channel;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextLinkRoutesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final String SEND_ID =
      SendId.alert(LocalDate.of(2026, 11, 24), TestLeads.ID, Channel.SMS);

  private final FakeLinkTokens tokens = new FakeLinkTokens();
  private final List<PostingHit> postings = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final TestServer server =
      TestServer.with(
          new TextLinkRoutes(
              new LinkReader(tokens, new ClientAddress(0)),
              new OneLink(),
              tokens,
              new OneMessage(),
              ids -> postings.stream().filter(hit -> ids.contains(hit.id())).toList(),
              () -> NOON,
              new Pages()));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void leadsOnToTheOnlyPostingByTheLinkThatNotesTheClick() {
    show("a");

    HttpResponse<String> answer = server.get("/s/good");

    assertThat(answer.statusCode()).isEqualTo(302);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith("/r/");
    LinkToken click = tokens.read(location.substring("/r/".length())).orElseThrow();
    assertThat(click)
        .isEqualTo(
            new LinkToken(
                LinkToken.Purpose.CLICK, TestLeads.ID, Channel.SMS, 2, 1, SEND_ID, "a", NOON));
  }

  @Test
  void listsSeveralPostingsInTheirOrder() {
    show("b", "a", "c");
    postings.removeIf(posting -> posting.id().equals("c"));

    HttpResponse<String> page = server.get("/s/good");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("New jobs of 24 November")
        .containsSubsequence("Nurse &lt;b&gt;", "Nurse &lt;a&gt;")
        .contains("Seton · Austin, TX · $40")
        .doesNotContain("Nurse &lt;c&gt;", "https://jobs.example.com");
    assertThat(page.body().split("href=\"/r/", -1)).hasSize(3);
  }

  @Test
  void saysSo_whenEveryPostingIsGone() {
    show("a", "b");
    postings.clear();

    assertThat(server.get("/s/good").statusCode()).isEqualTo(410);
  }

  @Test
  void leadsNowhereElse() {
    show("a");

    assertThat(server.get("/s/forged?url=https://evil.example").statusCode()).isEqualTo(404);
    assertThat(server.get("/s/unsent").statusCode()).isEqualTo(404);
  }

  private void show(String... ids) {
    for (String id : ids) {
      shown.add(id);
      postings.add(
          new PostingHit(
              id,
              "Nurse <" + id + ">",
              "Seton",
              "Austin, TX",
              "$40",
              "https://jobs.example.com/" + id,
              false,
              NOON,
              0));
    }
  }

  /** Two tokens: of the message that was sent, and of one that never was. */
  private static final class OneLink implements TextLinks {
    @Override
    public String issue(String sendId) {
      return "good";
    }

    @Override
    public Optional<String> sendId(String token) {
      return switch (token) {
        case "good" -> Optional.of(SEND_ID);
        case "unsent" ->
            Optional.of(SendId.alert(LocalDate.of(2026, 11, 25), TestLeads.ID, Channel.SMS));
        default -> Optional.empty();
      };
    }
  }

  private final class OneMessage implements Messages {
    @Override
    public List<Message> find(Collection<String> sendIds) {
      return sendIds.contains(SEND_ID) ? List.of(message()) : List.of();
    }

    @Override
    public void judged(String sendId, Reactions reactions, int revision) {
      throw new AssertionError("opening the list is no click");
    }

    @Override
    public void forgetDomains(Collection<String> sendIds) {
      throw new UnsupportedOperationException();
    }

    private Message message() {
      return new Message(
          SEND_ID,
          TestLeads.ID,
          Channel.SMS,
          MessageKind.ALERT,
          2,
          1,
          List.copyOf(shown),
          "call",
          CallState.ACCEPTED,
          NOON,
          null,
          Reactions.NONE,
          null,
          null,
          null,
          null,
          null,
          null);
    }
  }
}
