package io.leadline.activities.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link FailingChannels} must do. */
public abstract class FailingChannelsContract {
  private static final LeadChannel MAIL = new LeadChannel("anna", Channel.EMAIL);
  private static final LeadChannel TEXTS = new LeadChannel("anna", Channel.SMS);

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  protected abstract FailingChannels channels();

  @Test
  void channelsOfALeadStandApart() {
    channels().put(MAIL, "e1", NOON);
    channels().put(MAIL, "e1", NOON);

    assertThat(channels().among(List.of(MAIL, TEXTS))).isEqualTo(Map.of(MAIL, "e1"));
    assertThat(channels().among(List.of())).isEmpty();
  }

  @Test
  void channelThatFailedAgainIsNotForgottenByWhoSawItBefore() {
    channels().put(MAIL, "e1", NOON);
    channels().put(MAIL, "e2", NOON);

    channels().remove(MAIL, "e1");
    assertThat(channels().among(List.of(MAIL))).isEqualTo(Map.of(MAIL, "e2"));

    channels().remove(MAIL, "e2");
    channels().remove(MAIL, "e2");
    assertThat(channels().among(List.of(MAIL))).isEmpty();
  }

  @Test
  void purgesWhatHasNotFailedSince() {
    LeadChannel again = new LeadChannel("ben", Channel.EMAIL);
    channels().put(MAIL, "e1", NOON.minusSeconds(1));
    channels().put(TEXTS, "e1", NOON.minusSeconds(2));
    channels().put(again, "e1", NOON.minusSeconds(3));
    channels().put(again, "e2", NOON);

    assertThat(channels().purgeBefore(NOON, 1)).isOne();
    assertThat(channels().purgeBefore(NOON, 9)).isOne();
    assertThat(channels().purgeBefore(NOON, 9)).isZero();

    assertThat(channels().among(List.of(MAIL, TEXTS, again))).isEqualTo(Map.of(again, "e2"));
  }
}
