package io.leadline.activities.preference;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static io.leadline.activities.lead.Leads.aNewLead;
import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.lead.PendingAddress;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState.Pause;
import io.leadline.workflows.lead.LifecycleSettings.Quiet;
import io.leadline.workflows.lead.PauseReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StandingTest {
  @ParameterizedTest
  @CsvSource({
    "PAUSED, INACTIVE, QUIET",
    "WINBACK, INACTIVE, QUIET",
    "PAUSED, LEAD_REQUEST, AWAY",
    "PAUSED, OPERATOR, HELD"
  })
  void followsWhoPaused(LeadStage stage, PauseReason reason, Standing expected) {
    Lead lead = in(stage, null, new Pause(reason, SIGN_UP, null));

    assertThat(standing(lead, SIGN_UP)).isEqualTo(expected);
    assertThat(expected.isLiving()).isTrue();
  }

  @Test
  void bringsBackWhoWasLetGo_forAsLongAsTheRulesDo() {
    Lead lead = in(LeadStage.CLOSED, CloseReason.SUNSET, null);
    Instant end = SIGN_UP.plus(Quiet.DEFAULTS.sunsetGrace());

    assertThat(standing(lead, end)).isEqualTo(Standing.LET_GO);
    assertThat(standing(lead, end.plus(Duration.ofSeconds(1)))).isEqualTo(Standing.LEFT);
  }

  @ParameterizedTest
  @EnumSource(value = CloseReason.class, names = "SUNSET", mode = EnumSource.Mode.EXCLUDE)
  void leavesWhoLeftAlone(CloseReason reason) {
    assertThat(standing(in(LeadStage.CLOSED, reason, null), SIGN_UP)).isEqualTo(Standing.LEFT);
  }

  @Test
  void waitsForTheProofOfAnAddress() {
    Lead signedUpAgain =
        in(LeadStage.CLOSED, CloseReason.UNSUBSCRIBED, null)
            .inEpoch(2, anActiveLead().build().consents());

    assertThat(standing(aNewLead().build(), SIGN_UP)).isEqualTo(Standing.UNPROVED);
    assertThat(standing(signedUpAgain, SIGN_UP)).isEqualTo(Standing.UNPROVED);
  }

  @Test
  void givesNothingAway_toAnAddressThatWasReplaced() {
    Lead moved =
        anActiveLead()
            .build()
            .awaiting(new PendingAddress("new@example.com", "hash", 2, SIGN_UP))
            .adopting(2);

    assertThat(standing(moved, SIGN_UP)).isEqualTo(Standing.FORMER_ADDRESS);
  }

  @Test
  void knowsNothingOfWhoeverIsForgotten() {
    assertThat(standing(null, SIGN_UP)).isEqualTo(Standing.GONE);
    assertThat(standing(anActiveLead().build().erased(), SIGN_UP)).isEqualTo(Standing.GONE);
  }

  private static Lead in(LeadStage stage, @Nullable CloseReason reason, @Nullable Pause pause) {
    Lead lead = anActiveLead().build();
    return lead.withLife(LeadStates.in(lead.life(), stage, reason, pause));
  }

  private static Standing standing(@Nullable Lead lead, Instant now) {
    LinkToken link = new LinkToken(Purpose.KEEP, "id", Channel.EMAIL, 1, 1, null, null, SIGN_UP);
    return Standing.of(lead, link, Quiet.DEFAULTS, now);
  }
}
