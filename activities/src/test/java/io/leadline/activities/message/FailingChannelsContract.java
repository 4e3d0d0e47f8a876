package io.leadline.activities.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.Channel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link FailingChannels} must do. */
public abstract class FailingChannelsContract {
  private static final LeadChannel MAIL = new LeadChannel("anna", Channel.EMAIL);
  private static final LeadChannel TEXTS = new LeadChannel("anna", Channel.SMS);

  protected abstract FailingChannels channels();

  @Test
  void channelsOfALeadStandApart() {
    channels().put(MAIL, "e1");
    channels().put(MAIL, "e1");

    assertThat(channels().among(List.of(MAIL, TEXTS))).isEqualTo(Map.of(MAIL, "e1"));
    assertThat(channels().among(List.of())).isEmpty();
  }

  @Test
  void channelThatFailedAgainIsNotForgottenByWhoSawItBefore() {
    channels().put(MAIL, "e1");
    channels().put(MAIL, "e2");

    channels().remove(MAIL, "e1");
    assertThat(channels().among(List.of(MAIL))).isEqualTo(Map.of(MAIL, "e2"));

    channels().remove(MAIL, "e2");
    channels().remove(MAIL, "e2");
    assertThat(channels().among(List.of(MAIL))).isEmpty();
  }
}
