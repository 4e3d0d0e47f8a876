package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.ElasticsearchHome;
import io.leadline.sandbox.stack.Maven;
import io.leadline.sandbox.stack.SetUpProgress;
import io.leadline.sandbox.stack.TemporalBinary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gets the servers that the stack runs and that are not in this repository: what is in the cache
 * costs nothing, the rest is fetched or built with its progress shown.
 */
public final class StackSetUp {
  private final StackEvents events;
  private final TemporalBinary temporal;
  private final ElasticsearchHome elasticsearch;
  private final boolean needsTemporal;
  private final boolean needsElasticsearch;

  public StackSetUp(StackSettings settings, StackEvents events) {
    this.events = events;
    this.temporal = new TemporalBinary(settings.cache(), settings.variables());
    this.elasticsearch = new ElasticsearchHome(settings.cache());
    this.needsTemporal = settings.variable("TEMPORAL_ADDRESS").isEmpty();
    this.needsElasticsearch = settings.variable("ELASTICSEARCH_URL").isEmpty();
  }

  /** Gets what is missing; says nothing when nothing is. */
  public void prepare() {
    List<Consumer<SetUpProgress>> steps = new ArrayList<>();
    if (needsElasticsearch && elasticsearch.installed().isEmpty()) {
      steps.add(progress -> elasticsearch.obtain(new Maven(), progress));
    }
    if (needsTemporal && temporal.installed().isEmpty()) {
      steps.add(temporal::obtain);
    }
    if (needsTemporal) {
      temporal.requireMeans();
    }
    for (int i = 0; i < steps.size(); i++) {
      String step = "[%d/%d] ".formatted(i + 1, steps.size());
      steps.get(i).accept(what -> events.now(step + what));
    }
    if (!steps.isEmpty()) {
      events.say("The servers are set up for this user; later starts skip this.");
    }
  }

  Path temporal() {
    return temporal.require();
  }

  Path elasticsearch() {
    return elasticsearch.require();
  }

  /** The program of the Temporal server, empty when the user has a server. */
  String temporalBinary() {
    return needsTemporal ? temporal().toString() : "";
  }
}
