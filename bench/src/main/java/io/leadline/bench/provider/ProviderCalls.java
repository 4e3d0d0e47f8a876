package io.leadline.bench.provider;

import static io.leadline.activities.catalogue.CatalogueLine.job;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.leadline.activities.catalogue.CatalogueLine;
import io.leadline.activities.catalogue.OwnJobs;
import java.util.List;

/** The kinds of job that only benchmarks know. */
public final class ProviderCalls implements OwnJobs {
  public static final String DIGEST = "bench-digest";
  public static final String AI_CALL = "bench-ai-call";

  @Override
  public List<CatalogueLine> lines() {
    return List.of(
        job(DIGEST, ProviderCall.class, ports -> new ProviderCall()).limit(ofMinutes(1)),
        job(AI_CALL, ProviderCall.class, ports -> new ProviderCall())
            .backoff(5, ofSeconds(1), ofSeconds(30))
            .limit(ofMinutes(1)));
  }
}
