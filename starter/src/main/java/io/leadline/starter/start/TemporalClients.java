package io.leadline.starter.start;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.lead.LeadSignals;
import io.leadline.activities.temporal.TemporalLeadSignals;
import io.leadline.activities.temporal.TemporalProfile;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Connections to Temporal for whatever is not a worker. Requests give up soon, since a person or a
 * browser waits for them and the outbox tries again.
 */
public final class TemporalClients implements AutoCloseable {
  private static final Duration REQUEST = Duration.ofSeconds(3);
  private static final Duration RETRIES = Duration.ofSeconds(2);

  private final WorkflowServiceStubs stubs;
  private final OperatorServiceStubs operator;
  private final WorkflowClient workflows;
  private final ScheduleClient schedules;
  private final String address;

  private TemporalClients(WorkflowServiceStubs stubs, String namespace, DataConverter converter) {
    this.address = stubs.getOptions().getTarget();
    this.stubs = stubs;
    this.operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(stubs.getRawChannel())
                .validateAndBuildWithDefaults());
    this.workflows =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setNamespace(namespace)
                .setDataConverter(converter)
                .build());
    this.schedules =
        ScheduleClient.newInstance(
            stubs,
            ScheduleClientOptions.newBuilder()
                .setNamespace(namespace)
                .setDataConverter(converter)
                .build());
  }

  /**
   * Prepares the connections; nothing is contacted before first use.
   *
   * @param temporal the standard {@code TEMPORAL_*} variables
   * @param converter encrypts what Temporal stores
   */
  public static TemporalClients open(Map<String, String> temporal, DataConverter converter) {
    TemporalProfile profile = TemporalProfile.load(temporal);
    WorkflowServiceStubsOptions options =
        WorkflowServiceStubsOptions.newBuilder(profile.options())
            .setRpcTimeout(REQUEST)
            .setRpcRetryOptions(
                RpcRetryOptions.newBuilder(RpcRetryOptions.newBuilder().validateBuildWithDefaults())
                    .setExpiration(RETRIES)
                    .validateBuildWithDefaults())
            .build();
    return over(WorkflowServiceStubs.newServiceStubs(options), profile.namespace(), converter);
  }

  /** Clients over a connection that exists, such as one to a server in this process. */
  public static TemporalClients over(
      WorkflowServiceStubs stubs, String namespace, DataConverter converter) {
    return new TemporalClients(stubs, namespace, converter);
  }

  public WorkflowClient workflows() {
    return workflows;
  }

  public ScheduleClient schedules() {
    return schedules;
  }

  OperatorServiceStubs operator() {
    return operator;
  }

  public String namespace() {
    return workflows.getOptions().getNamespace();
  }

  /**
   * Asks the server whether it serves.
   *
   * @throws BackendUnavailableException when it cannot be reached
   */
  public void check() {
    reach(() -> stubs.blockingStub().getSystemInfo(GetSystemInfoRequest.getDefaultInstance()));
  }

  /**
   * Delivers to the workflows of leads; throws {@link BackendUnavailableException} when the server
   * is away.
   */
  public LeadSignals leadSignals() {
    LeadSignals signals = new TemporalLeadSignals(this::workflows);
    return (leadId, event) -> reach(() -> signals.deliver(leadId, event));
  }

  /**
   * Runs a piece of work that talks to Temporal.
   *
   * @throws BackendUnavailableException in place of the driver's exceptions when the server is away
   */
  public <T> T reach(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      if (isOutage(e)) {
        throw new BackendUnavailableException("Temporal", "no answer from " + address, e);
      }
      throw e;
    }
  }

  /** {@link #reach(Supplier)} for work without a result. */
  public void reach(Runnable work) {
    reach(
        () -> {
          work.run();
          return true;
        });
  }

  private static boolean isOutage(Throwable failure) {
    Status.Code code = code(failure);
    return code == Status.Code.UNAVAILABLE
        || code == Status.Code.DEADLINE_EXCEEDED
        || code == Status.Code.RESOURCE_EXHAUSTED;
  }

  static boolean isNotFound(Throwable failure) {
    return code(failure) == Status.Code.NOT_FOUND;
  }

  private static Status.Code code(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException answer) {
        return answer.getStatus().getCode();
      }
    }
    return Status.Code.OK;
  }

  @Override
  public void close() {
    operator.shutdown();
    stubs.shutdown();
    stubs.awaitTermination(2, TimeUnit.SECONDS);
    stubs.shutdownNow();
  }
}
