package io.leadline.activities.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.kit.JobTrial;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The jobs that act on one lead: each run twice, heard of once. */
class LeadJobsTest {
  private final LeadWorld world = new LeadWorld();
  private final LeadFacts facts =
      new UntoldLeadFacts(
          world.outbox, new FactKeeper(world.leads, world.suppressions, world.alerts, world::now));
  private final Lead lead = Leads.anActiveLead().build();

  LeadJobsTest() {
    world.leads.insert(lead);
  }

  @Test
  void erasesALead() throws Exception {
    var trial = JobTrial.of(new EraseLead(world.leads, facts, world::now));
    var input = new EraseLead.Input(lead.id());

    assertThat(trial.attempt("j1", 1, input)).isEqualTo(EraseLead.Result.ERASED);
    trial.attempt("j1", 2, input);

    assertThat(world.outbox.of(lead.id()))
        .singleElement()
        .extracting(OutboxEntry::event)
        .isEqualTo(new LeadEvent.EraseRequested("j1", world.now(), Actor.OPERATOR));
    world.enter(lead.id(), LeadStage.ERASED);
    assertThat(trial.attempt("j2", 1, input)).isEqualTo(EraseLead.Result.ALREADY_ERASED);
    assertThat(trial.attempt("j3", 1, new EraseLead.Input("nobody")))
        .isEqualTo(EraseLead.Result.NO_SUCH_LEAD);
  }

  @Test
  void pausesALeadUntilADay() throws Exception {
    Instant until = Instant.parse("2026-12-24T00:00:00Z");
    var trial = JobTrial.of(new PauseLead(world.leads, facts, world::now));
    var input = new PauseLead.Input(lead.id(), until);

    assertThat(trial.attempt("j1", 1, input)).isTrue();
    assertThat(trial.attempt("j1", 2, input)).isTrue();

    assertThat(world.outbox.of(lead.id()))
        .singleElement()
        .extracting(OutboxEntry::event)
        .isEqualTo(new LeadEvent.PauseRequested("j1", world.now(), until, Actor.OPERATOR));
  }

  @Test
  void resumesALead() throws Exception {
    var trial = JobTrial.of(new ResumeLead(world.leads, facts, world::now));
    var input = new ResumeLead.Input(lead.id());

    assertThat(trial.attempt("j1", 1, input)).isTrue();
    assertThat(trial.attempt("j1", 2, input)).isTrue();

    assertThat(world.outbox.of(lead.id()))
        .singleElement()
        .extracting(OutboxEntry::event)
        .isEqualTo(new LeadEvent.ResumeRequested("j1", world.now(), Actor.OPERATOR));
  }

  @Test
  void leavesALeadAlone_thatIsInNoStageToPause() throws Exception {
    world.enter(lead.id(), LeadStage.CLOSED);

    assertThat(
            JobTrial.of(new PauseLead(world.leads, facts, world::now))
                .attempt("j1", 1, new PauseLead.Input(lead.id(), null)))
        .isFalse();
    assertThat(
            JobTrial.of(new ResumeLead(world.leads, facts, world::now))
                .attempt("j2", 1, new ResumeLead.Input("nobody")))
        .isFalse();
    assertThat(world.outbox.size()).isZero();
  }
}
