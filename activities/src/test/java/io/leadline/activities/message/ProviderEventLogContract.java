package io.leadline.activities.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ProviderEventLog} must do. */
public abstract class ProviderEventLogContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  protected abstract ProviderEventLog log();

  @Test
  void repeatedEventStaysOpenUntilItIsLearnt() {
    assertThat(log().record(List.of(event("e1"), event("e2")), NOON))
        .containsExactlyInAnyOrder("e1", "e2");
    assertThat(log().record(List.of(event("e2"), event("e3")), NOON))
        .containsExactlyInAnyOrder("e2", "e3");
    log().learnt(List.of("e2"));
    log().learnt(List.of("e2"));
    assertThat(log().record(List.of(event("e1"), event("e2")), NOON)).containsExactly("e1");
  }

  @Test
  void sameEventTwiceInOneRequestIsOneEvent() {
    assertThat(log().record(List.of(event("e1"), event("e1")), NOON)).containsExactly("e1");
  }

  @Test
  void purgedEventsCountAsNew() {
    log().record(List.of(event("e1"), event("e2")), NOON);
    log().record(List.of(event("e1"), event("e3")), NOON.plusSeconds(1));
    log().learnt(List.of("e1", "e2", "e3"));

    assertThat(log().purgeBefore(NOON.plusSeconds(1), 1)).isOne();
    assertThat(log().purgeBefore(NOON.plusSeconds(1), 9)).isOne();
    assertThat(log().purgeBefore(NOON.plusSeconds(1), 9)).isZero();

    assertThat(log().record(List.of(event("e1"), event("e2"), event("e3")), NOON.plusSeconds(2)))
        .containsExactlyInAnyOrder("e1", "e2");
  }

  @Test
  void tokenVouchesForOneRequest_howeverOftenItIsRepeated() {
    assertThat(log().bind("mailgun-token-1", "a", NOON)).isTrue();
    assertThat(log().bind("mailgun-token-1", "a", NOON.plusSeconds(1))).isTrue();
    assertThat(log().bind("mailgun-token-1", "b", NOON.plusSeconds(1))).isFalse();
    assertThat(log().bind("mailgun-token-1", "a", NOON.plusSeconds(2))).isTrue();
    assertThat(log().bind("mailgun-token-2", "b", NOON.plusSeconds(2))).isTrue();
  }

  @Test
  void tokensGoWithTheEventsOfTheirTime() {
    log().bind("mailgun-token-1", "a", NOON);
    log().bind("mailgun-token-2", "a", NOON.plusSeconds(2));

    assertThat(log().purgeBefore(NOON.plusSeconds(1), 9)).isOne();

    assertThat(log().bind("mailgun-token-1", "b", NOON.plusSeconds(3))).isTrue();
    assertThat(log().bind("mailgun-token-2", "b", NOON.plusSeconds(3))).isFalse();
  }

  private static ProviderEvent event(String id) {
    return new ProviderEvent(
        id,
        Drafts.anAlertFor("anna").sendId(),
        "c1",
        ProviderEvent.Type.DELIVERED,
        NOON,
        null,
        false);
  }
}
