package io.leadline.activities.job.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.BadInputException.BadField;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.Parts;
import io.leadline.activities.job.chain.ChainDesk.WantedJob;
import io.leadline.activities.job.chain.ChainDesk.WantedStep;
import io.leadline.activities.job.chain.JobChain.OnFailure;
import io.leadline.workflows.job.ChainProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChainTest {
  private final Parts parts = new Parts();
  private final JobChains chains = new FakeJobChains();
  private final List<String> started = new ArrayList<>();
  private boolean engineAway;
  private final ChainDesk desk =
      new ChainDesk(
          parts.kinds,
          parts.inputs,
          chains,
          parts.jobs,
          parts.sealer,
          parts.ids,
          this::start,
          parts.clock);
  private final ChainActivitiesImpl activities =
      new ChainActivitiesImpl(
          chains, parts.jobs, parts.submitter(), new ChainInputs(parts.kinds, parts.sealer));

  @Test
  void eachStepGetsTheResultOfTheOneBefore() {
    String id = submit(OnFailure.STOP, step("one"), step("two"));
    assertThat(started).containsExactly(id);
    assertThat(activities.submitStep(id, 0)).isEqualTo(ChainProgress.RUNNING);
    parts.end(id + "-0-0", JobStatus.SUCCEEDED, "{\"found\":7}");
    assertThat(activities.lookAtStep(id, 0)).isEqualTo(ChainProgress.NEXT);

    activities.submitStep(id, 1);
    activities.submitStep(id, 1);

    assertThat(parts.input(id + "-0-0")).isEqualTo("{\"text\":\"one\"}");
    assertThat(parts.input(id + "-1-0")).isEqualTo("{\"text\":\"two\",\"previous\":{\"found\":7}}");
    parts.end(id + "-1-0", JobStatus.SUCCEEDED, "1");
    assertThat(activities.lookAtStep(id, 1)).isEqualTo(ChainProgress.OVER);
    assertThat(standing(id)).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  void stepAfterAFanOutWaitsForAll_andGetsTheListOfResults() {
    String id = submit(OnFailure.CONTINUE, fanOut("a", "b", "c"), step("all"));
    activities.submitStep(id, 0);
    parts.end(id + "-0-2", JobStatus.SUCCEEDED, "3");
    parts.end(id + "-0-0", JobStatus.SUCCEEDED, "1");
    assertThat(activities.lookAtStep(id, 0)).isEqualTo(ChainProgress.RUNNING);
    parts.end(id + "-0-1", JobStatus.FAILED, "null");
    assertThat(activities.lookAtStep(id, 0)).isEqualTo(ChainProgress.NEXT);

    activities.submitStep(id, 1);

    assertThat(parts.input(id + "-1-0")).isEqualTo("{\"text\":\"all\",\"previous\":[1,null,3]}");
  }

  @Test
  void failureStopsTheChain_unlessItIsToGoOn() {
    String stops = submit(OnFailure.STOP, step("one"), step("two"));
    String goesOn = submit(OnFailure.CONTINUE, step("one"), step("two"));
    for (String id : List.of(stops, goesOn)) {
      activities.submitStep(id, 0);
      parts.end(id + "-0-0", JobStatus.FAILED, "null");
    }

    assertThat(activities.lookAtStep(stops, 0)).isEqualTo(ChainProgress.OVER);
    assertThat(standing(stops)).isEqualTo(JobStatus.FAILED);
    assertThat(activities.lookAtStep(goesOn, 0)).isEqualTo(ChainProgress.NEXT);
  }

  @Test
  void cancellingLetsNoFurtherStepBegin() {
    String id = submit(OnFailure.STOP, step("one"), step("two"));
    activities.submitStep(id, 0);

    assertThat(desk.cancel(id)).isTrue();
    assertThat(desk.cancel("none")).isFalse();

    assertThat(parts.jobs.cancelWanted(List.of(id + "-0-0"))).containsExactly(id + "-0-0");
    parts.end(id + "-0-0", JobStatus.CANCELLED, "null");
    assertThat(activities.lookAtStep(id, 0)).isEqualTo(ChainProgress.OVER);
    assertThat(activities.submitStep(id, 1)).isEqualTo(ChainProgress.OVER);
    assertThat(parts.jobs.find(id + "-1-0")).isEmpty();
    assertThat(standing(id)).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void namesEveryFieldThatIsWrong_andStoresNothing() {
    WantedStep unknown = new WantedStep(false, List.of(new WantedJob("nothing", json("x"))));
    WantedStep empty =
        new WantedStep(true, List.of(new WantedJob("echo", JobJson.mapper().createObjectNode())));

    assertThatThrownBy(() -> desk.submit(List.of(step("ok"), unknown, empty), OnFailure.STOP))
        .isInstanceOfSatisfying(
            BadInputException.class,
            bad ->
                assertThat(bad.fields())
                    .extracting(BadField::field)
                    .containsExactly("steps[1].kind", "steps[2].fanOut[0].input.text"));
    assertThat(chains.list(10)).isEmpty();
    assertThat(started).isEmpty();
  }

  @Test
  void chainThatWasRemovedIsOver() {
    assertThat(activities.submitStep("gone", 0)).isEqualTo(ChainProgress.OVER);
    assertThat(activities.lookAtStep("gone", 0)).isEqualTo(ChainProgress.OVER);
  }

  @Test
  void whatWasAcceptedWhileTheEngineWasAwayIsStartedLater() {
    engineAway = true;
    String id = submit(OnFailure.STOP, step("one"));
    assertThat(started).isEmpty();

    engineAway = false;
    desk.startWaiting();
    desk.startWaiting();

    assertThat(started).containsExactly(id);
  }

  private boolean start(String id) {
    return !engineAway && started.add(id);
  }

  private JobStatus standing(String id) {
    JobChain chain = chains.find(id).orElseThrow();
    return ChainStanding.of(
        chain,
        IntStream.range(0, chain.steps().size())
            .mapToObj(step -> desk.jobs(chain, step).stream().map(job -> job.status()).toList())
            .toList());
  }

  private String submit(OnFailure onFailure, WantedStep... steps) {
    return desk.submit(List.of(steps), onFailure).id();
  }

  private static WantedStep step(String text) {
    return new WantedStep(false, List.of(new WantedJob("echo", json(text))));
  }

  private static WantedStep fanOut(String... texts) {
    return new WantedStep(
        true, Stream.of(texts).map(text -> new WantedJob("echo", json(text))).toList());
  }

  private static JsonNode json(String text) {
    return JobJson.mapper().createObjectNode().put("text", text);
  }
}
