package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.place.Gazetteer;
import io.leadline.activities.place.Places;
import io.leadline.workflows.lead.LeadStage;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Over the real gazetteer. */
class GeocodeLeadsTest {
  private final LeadWorld world = new LeadWorld();
  private final JobTrial<GeocodeLeads.Input, GeocodeLeads.Result> trial = trial(new Gazetteer());

  @Test
  void placesWhoHasANameAndNoPoint_once() {
    Lead lost = stored(lead("austin, texas", "America/Chicago"));
    Lead placed = stored(anActiveLead());
    Lead anywhere = stored(anActiveLead().interest(new Interest("nurse", null, null, 0)));

    assertThat(run()).isEqualTo(new GeocodeLeads.Result(3, 1, 0, 0));
    assertThat(trial.again().result()).isEqualTo(new GeocodeLeads.Result(3, 0, 0, 0));

    Interest interest = world.leads.find(lost.id()).orElseThrow().interest();
    assertThat(interest.placeName()).isEqualTo("Austin, TX");
    assertThat(interest.centre()).isNotNull();
    assertThat(interest.centre().latitude()).isBetween(30.0, 30.6);
    assertThat(interest.radiusKm()).isEqualTo(25);
    assertThat(world.leads.find(placed.id())).contains(placed);
    assertThat(world.leads.find(anywhere.id())).contains(anywhere);
    assertThat(world.alerts.enrolled()).containsExactly(lost.id());
  }

  @Test
  void takesTheNamesakeInTheLeadsOwnZone() {
    Lead east = stored(lead("Portland", "America/New_York"));
    Lead west = stored(lead("Portland", "America/Los_Angeles"));

    assertThat(run().placed()).isEqualTo(2);

    assertThat(place(east)).isEqualTo("Portland, ME");
    assertThat(place(west)).isEqualTo("Portland, OR");
  }

  @Test
  void countsWhatNobodyKnows_andLeavesItAsItIs() {
    Lead lost = stored(lead("Nowhere at all", "America/Chicago"));

    assertThat(run()).isEqualTo(new GeocodeLeads.Result(1, 0, 0, 1));
    assertThat(world.leads.find(lost.id())).contains(lost);
  }

  @Test
  void looksAtAllLivingLeads_andTellsHowFarItIs() {
    IntStream.range(0, 501)
        .forEach(
            i -> stored(lead("Austin, TX", "America/Chicago").at(Leads.SIGN_UP.plusMillis(i))));
    stored(lead("Austin, TX", "America/Chicago").stage(LeadStage.PAUSED));
    stored(lead("Austin, TX", "America/Chicago").stage(LeadStage.CLOSED));

    var end = trial.run(new GeocodeLeads.Input());

    assertThat(end.result()).isEqualTo(new GeocodeLeads.Result(502, 502, 0, 0));
    assertThat(end.progress().getLast().note()).isEqualTo("502 placed");
  }

  @Test
  void endsWhenItIsCancelled_andLeavesWhatIsDone() {
    IntStream.range(0, 501)
        .forEach(
            i -> stored(lead("Austin, TX", "America/Chicago").at(Leads.SIGN_UP.plusMillis(i))));
    AtomicReference<@Nullable JobTrial<?, ?>> running = new AtomicReference<>();
    Gazetteer gazetteer = new Gazetteer();
    JobTrial<GeocodeLeads.Input, GeocodeLeads.Result> cancelled =
        trial(
            (text, country) -> {
              Objects.requireNonNull(running.get()).cancel();
              return gazetteer.find(text, country);
            });
    running.set(cancelled);

    assertThat(cancelled.run(new GeocodeLeads.Input()).status()).isEqualTo(JobStatus.CANCELLED);

    assertThat(run()).isEqualTo(new GeocodeLeads.Result(501, 1, 0, 0));
  }

  private GeocodeLeads.Result run() {
    GeocodeLeads.Result result = trial.run(new GeocodeLeads.Input()).result();
    assertThat(result).isNotNull();
    return result;
  }

  private JobTrial<GeocodeLeads.Input, GeocodeLeads.Result> trial(Places places) {
    return JobTrial.of(new GeocodeLeads(world.leads, places, world.alerts, world::now));
  }

  private @Nullable String place(Lead lead) {
    return world.leads.find(lead.id()).orElseThrow().interest().placeName();
  }

  private Lead stored(Leads lead) {
    Lead built = lead.build();
    world.leads.insert(built);
    return built;
  }

  private static Leads lead(String placeName, String zone) {
    return anActiveLead().zone(zone).interest(new Interest("nurse", placeName, null, 25));
  }
}
