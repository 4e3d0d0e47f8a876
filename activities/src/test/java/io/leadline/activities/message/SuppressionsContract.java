package io.leadline.activities.message;

import static io.leadline.activities.message.Suppression.Reason.BOUNCED;
import static io.leadline.activities.message.Suppression.Reason.COMPLAINED;
import static io.leadline.activities.message.Suppression.Reason.UNSUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Suppressions} must do. */
public abstract class SuppressionsContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  protected abstract Suppressions suppressions();

  @Test
  void knowsOnlySuppressedHashesOfTheChannel() {
    suppress("a", UNSUBSCRIBED, NOON);
    assertThat(suppressions().among(Channel.EMAIL, List.of("a", "b"))).containsExactly("a");
    assertThat(suppressions().among(Channel.SMS, List.of("a", "b"))).isEmpty();
  }

  @Test
  void keepsTheHarderReasonInAnyOrder() {
    suppress("a", UNSUBSCRIBED, NOON);
    suppress("a", COMPLAINED, NOON.minusSeconds(5));
    suppress("a", BOUNCED, NOON.plusSeconds(5));
    assertThat(suppressions().find(Channel.EMAIL, "a"))
        .hasValue(new Suppression(Channel.EMAIL, "a", COMPLAINED, NOON.minusSeconds(5)));
  }

  @Test
  void keepsTheLatestTimeOfOneReason() {
    suppress("a", UNSUBSCRIBED, NOON.plusSeconds(5));
    suppress("a", UNSUBSCRIBED, NOON);
    assertThat(suppressions().find(Channel.EMAIL, "a").orElseThrow().at())
        .isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void laterOptInLiftsAnUnsubscribeOnly() {
    suppress("a", UNSUBSCRIBED, NOON);
    suppress("b", BOUNCED, NOON);
    suppressions().lift(Channel.EMAIL, "a", NOON.plusSeconds(1));
    suppressions().lift(Channel.EMAIL, "b", NOON.plusSeconds(1));
    assertThat(suppressions().among(Channel.EMAIL, List.of("a", "b"))).containsExactly("b");
  }

  @Test
  void withdrawalWinsATie() {
    suppress("a", UNSUBSCRIBED, NOON);
    suppressions().lift(Channel.EMAIL, "a", NOON);
    assertThat(suppressions().among(Channel.EMAIL, List.of("a"))).containsExactly("a");
  }

  private void suppress(String hash, Suppression.Reason reason, Instant at) {
    Suppression suppression = new Suppression(Channel.EMAIL, hash, reason, at);
    suppressions().suppress(suppression);
    suppressions().suppress(suppression);
  }
}
