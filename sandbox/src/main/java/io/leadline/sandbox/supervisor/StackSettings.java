package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.ElasticsearchServer;
import io.leadline.sandbox.stack.PerUserCache;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code up} was asked for.
 *
 * @param seedLeads how many demo leads fresh data gets
 * @param elasticsearchHeap {@code LEADLINE_ELASTICSEARCH_HEAP}, for example {@code 512m}
 * @param variables the environment of {@code up} itself
 */
public record StackSettings(
    StackFolder folder,
    StackPorts ports,
    int seedLeads,
    String elasticsearchHeap,
    Map<String, String> variables) {
  public StackSettings {
    variables = Map.copyOf(variables);
  }

  /** Reads what the environment says; the folder and the number of leads come from the command. */
  public static StackSettings of(Path dataDir, int seedLeads, Map<String, String> variables) {
    return new StackSettings(
        new StackFolder(dataDir),
        StackPorts.of(variables),
        seedLeads,
        variables.getOrDefault("LEADLINE_ELASTICSEARCH_HEAP", ElasticsearchServer.LAPTOP_HEAP),
        variables);
  }

  /** The cache of the user who runs the stack. */
  public PerUserCache cache() {
    return PerUserCache.of(variables);
  }

  /** The variable if it is set to something. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }
}
