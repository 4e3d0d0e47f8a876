package io.leadline.activities.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.run.JobTrial;
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
          world.outbox,
          new FactKeeper(world.leads, world.suppressions, world.alerts, lead -> {}, world::now));
  private final Lead lead = Leads.anActiveLead().build();

  LeadJobsTest() {
    world.leads.insert(lead);
  }

  @Test
  void erasesALead() {
    var trial = JobTrial.of(new EraseLead(world.leads, facts, world::now));
    var input = new EraseLead.Input(lead.id());

    assertThat(trial.run(input).result()).isEqualTo(EraseLead.Result.ERASED);
    trial.again().result();

    assertThat(world.outbox.of(lead.id()))
        .singleElement()
        .extracting(OutboxEntry::event)
        .isEqualTo(new LeadEvent.EraseRequested("job1", world.now(), Actor.OPERATOR));
    world.enter(lead.id(), LeadStage.ERASED);
    assertThat(trial.run(input).result()).isEqualTo(EraseLead.Result.ALREADY_ERASED);
    assertThat(trial.run(new EraseLead.Input("nobody")).result())
        .isEqualTo(EraseLead.Result.NO_SUCH_LEAD);
  }

  @Test
  void pausesALeadUntilADay() {
    Instant until = Instant.parse("2026-12-24T00:00:00Z");
    var trial = JobTrial.of(new PauseLead(world.leads, facts, world::now));
    var input = new PauseLead.Input(lead.id(), until);

    assertThat(trial.run(input).result()).isTrue();
    assertThat(trial.again().result()).isTrue();

    assertThat(world.outbox.of(lead.id()))
        .singleElement()
        .extracting(OutboxEntry::event)
        .isEqualTo(new LeadEvent.PauseRequested("job1", world.now(), until, Actor.OPERATOR));
  }

  @Test
  void resumesALead() {
    var trial = JobTrial.of(new ResumeLead(world.leads, facts, world::now));
    var input = new ResumeLead.Input(lead.id());

    assertThat(trial.run(input).result()).isTrue();
    assertThat(trial.again().result()).isTrue();

    assertThat(world.outbox.of(lead.id()))
        .singleElement()
        .extracting(OutboxEntry::event)
        .isEqualTo(new LeadEvent.ResumeRequested("job1", world.now(), Actor.OPERATOR));
  }

  @Test
  void leavesALeadAlone_thatIsInNoStageToPause() {
    world.enter(lead.id(), LeadStage.CLOSED);

    assertThat(
            JobTrial.of(new PauseLead(world.leads, facts, world::now))
                .run(new PauseLead.Input(lead.id(), null))
                .result())
        .isFalse();
    assertThat(
            JobTrial.of(new ResumeLead(world.leads, facts, world::now))
                .run(new ResumeLead.Input("nobody"))
                .result())
        .isFalse();
    assertThat(world.outbox.size()).isZero();
  }
}
