package io.leadline.activities.catalogue;

import static io.leadline.activities.catalogue.CatalogueLine.job;

import io.leadline.activities.job.JobFactory;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.Noop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every kind of background job, one line each; everything else is derived from it. */
public final class Catalogue {
  static final List<CatalogueLine> LINES =
      List.of(job("noop", Noop.class, ports -> new Noop()).limit(Duration.ofSeconds(5)));

  private static final JobKinds KINDS =
      new JobKinds(LINES.stream().map(CatalogueLine::kind).toList());

  private Catalogue() {}

  public static JobKinds kinds() {
    return KINDS;
  }

  /** Makes the jobs of a process with what it offers them. */
  public static JobFactory factory(JobPorts ports) {
    Map<String, CatalogueLine> byName =
        LINES.stream().collect(Collectors.toUnmodifiableMap(line -> line.kind().name(), l -> l));
    return kind -> {
      CatalogueLine line = byName.get(kind.name());
      if (line == null) {
        throw new IllegalArgumentException("no kind of job: " + kind.name());
      }
      return line.make().apply(ports);
    };
  }
}
