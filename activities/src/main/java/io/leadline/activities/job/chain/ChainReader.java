package io.leadline.activities.job.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.BadInputException.BadField;
import io.leadline.activities.job.chain.ChainDesk.WantedJob;
import io.leadline.activities.job.chain.ChainDesk.WantedStep;
import io.leadline.activities.job.chain.JobChain.OnFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chain as people write it: {@code {steps: [{kind, input} or {fanOut: [{kind, input}]}],
 * onFailure?: stop or continue}}.
 */
public record ChainReader(List<WantedStep> steps, OnFailure onFailure) {

  /**
   * @param body null when there is none
   * @throws BadInputException naming what is not in this shape
   */
  public static ChainReader read(@Nullable JsonNode body) {
    if (body == null || !body.path("steps").isArray()) {
      throw bad("steps", "must be an array of {kind, input} or {fanOut: [...]}");
    }
    List<WantedStep> steps = new ArrayList<>();
    body.path("steps").forEach(step -> steps.add(step(step)));
    return new ChainReader(steps, onFailure(body.path("onFailure")));
  }

  private static WantedStep step(JsonNode step) {
    if (!step.path("fanOut").isArray()) {
      return new WantedStep(false, List.of(job(step)));
    }
    List<WantedJob> jobs = new ArrayList<>();
    step.path("fanOut").forEach(each -> jobs.add(job(each)));
    return new WantedStep(true, jobs);
  }

  private static WantedJob job(JsonNode job) {
    return new WantedJob(job.path("kind").asText(), job.path("input"));
  }

  private static OnFailure onFailure(JsonNode word) {
    if (word.isMissingNode() || word.isNull()) {
      return OnFailure.STOP;
    }
    return switch (word.asText()) {
      case "stop" -> OnFailure.STOP;
      case "continue" -> OnFailure.CONTINUE;
      default -> throw bad("onFailure", "must be stop or continue");
    };
  }

  private static BadInputException bad(String field, String problem) {
    return new BadInputException("chain", List.of(new BadField(field, problem)));
  }
}
