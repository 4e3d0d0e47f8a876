package io.leadline.activities.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the backends are. Nothing here is a secret, except what {@code MONGODB_URI} may carry and
 * the key of Elasticsearch; {@link #toString} shows neither.
 *
 * @param temporal the {@code TEMPORAL_*} variables as the Temporal SDK's own configuration reads
 *     them, with the address filled in
 */
public record BackendConfig(
    String mongoUri,
    String elasticsearchUrl,
    Optional<String> elasticsearchApiKey,
    Map<String, String> temporal) {

  /** Reads {@code MONGODB_URI}, {@code ELASTICSEARCH_URL}, {@code TEMPORAL_*}. */
  public static BackendConfig from(Environment environment, Map<String, String> variables) {
    Ports ports = Ports.from(environment);
    String mongo = environment.text("MONGODB_URI", "mongodb://127.0.0.1:" + ports.mongo());
    if (!mongo.startsWith("mongodb://") && !mongo.startsWith("mongodb+srv://")) {
      environment.refuse("MONGODB_URI", "(masked)", "mongodb://host:port[/database]");
    }
    String elastic =
        environment.text("ELASTICSEARCH_URL", "http://127.0.0.1:" + ports.elasticsearch());
    if (!elastic.startsWith("http://") && !elastic.startsWith("https://")) {
      environment.refuse("ELASTICSEARCH_URL", elastic, "http(s)://host:port");
    }
    return new BackendConfig(
        mongo,
        elastic,
        environment.text("ELASTICSEARCH_API_KEY"),
        temporal(variables, ports.temporal()));
  }

  private static Map<String, String> temporal(Map<String, String> variables, int port) {
    Map<String, String> temporal = new HashMap<>();
    variables.forEach(
        (name, value) -> {
          if (name.startsWith("TEMPORAL_") && !value.isBlank()) {
            temporal.put(name, value);
          }
        });
    if (!temporal.containsKey("TEMPORAL_CONFIG_FILE")) {
      temporal.putIfAbsent("TEMPORAL_ADDRESS", "127.0.0.1:" + port);
    }
    return Map.copyOf(temporal);
  }

  @Override
  public String toString() {
    return "BackendConfig[mongo=(masked), elasticsearch="
        + elasticsearchUrl
        + ", temporal="
        + temporal.get("TEMPORAL_ADDRESS")
        + "]";
  }
}
