package io.leadline.activities.temporal;

import io.leadline.activities.config.ConfigurationException;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Where Temporal is, as the standard {@code TEMPORAL_*} variables and its configuration file say.
 *
 * @param options address, TLS, API key; times and retries are the caller's to set
 */
public record TemporalProfile(WorkflowServiceStubsOptions options, String namespace) {
  /**
   * @param variables the {@code TEMPORAL_*} variables
   * @throws ConfigurationException when they cannot be used
   */
  public static TemporalProfile load(Map<String, String> variables) {
    try {
      ClientConfigProfile profile =
          ClientConfigProfile.load(
              LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(variables).build());
      String namespace = profile.getNamespace() == null ? "default" : profile.getNamespace();
      return new TemporalProfile(profile.toWorkflowServiceStubsOptions(), namespace);
    } catch (IOException | RuntimeException e) {
      throw new ConfigurationException(List.of("TEMPORAL_* cannot be used: " + e.getMessage()));
    }
  }
}
