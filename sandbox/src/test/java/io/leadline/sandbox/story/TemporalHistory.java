package io.leadline.sandbox.story;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;

/** Counts what workflows cost on the real server. */
public final class TemporalHistory implements AutoCloseable {
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  public TemporalHistory(int port) {
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port).build());
    client = WorkflowClient.newInstance(stubs);
  }

  /** Events in the history of the latest run of a workflow. */
  public long events(String workflowId) {
    return client.fetchHistory(workflowId).getEvents().size();
  }

  /** The history as JSON, payloads as they are stored. */
  public String json(String workflowId) {
    return client.fetchHistory(workflowId).toJson(false);
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
