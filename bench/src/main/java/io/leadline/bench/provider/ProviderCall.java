package io.leadline.bench.provider;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.PermanentFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Calls a provider for one item and waits for its answer. The provider knows the job's key. */
public final class ProviderCall implements BackgroundJob<ProviderCall.Input, Void> {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The provider's address, and what to send. */
  public record Input(URI provider, int item) {}

  @Override
  public @Nullable Void run(Input input, JobContext context)
      throws IOException, InterruptedException {
    HttpRequest call =
        HttpRequest.newBuilder(input.provider().resolve("/calls/" + input.item()))
            .header("Idempotency-Key", context.idempotencyKey())
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    int status = HTTP.send(call, HttpResponse.BodyHandlers.discarding()).statusCode();
    return switch (status) {
      case Behaviour.Answer.ACCEPTED -> null;
      case Behaviour.Answer.REFUSED -> throw new PermanentFailure("the provider refused the item");
      default -> throw new IOException("the provider answered " + status);
    };
  }
}
