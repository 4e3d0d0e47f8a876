package io.leadline.activities.job;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Stores parts of larger works as jobs that any process may start: first the groups, then the
 * records, as every acceptance does. Two callers at once store each job once; the group of the one
 * that came second lists jobs that are not in it, which is harmless.
 */
public final class StoredJobSubmitter implements JobSubmitter {
  private final JobKinds kinds;
  private final JobInputs inputs;
  private final JobStore jobs;
  private final JobGroups groups;
  private final Sealer sealer;
  private final Supplier<String> ids;
  private final InstantSource clock;

  public StoredJobSubmitter(
      JobKinds kinds,
      JobInputs inputs,
      JobStore jobs,
      JobGroups groups,
      Sealer sealer,
      Supplier<String> ids,
      InstantSource clock) {
    this.kinds = kinds;
    this.inputs = inputs;
    this.jobs = jobs;
    this.groups = groups;
    this.sealer = sealer;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException for a kind that is not in the catalogue
   */
  @Override
  public void submit(List<PartSubmission> wanted) {
    Set<String> known =
        jobs.findAll(wanted.stream().map(PartSubmission::id).toList()).stream()
            .map(JobRecord::id)
            .collect(Collectors.toSet());
    Map<String, List<PartSubmission>> together = new LinkedHashMap<>();
    for (PartSubmission job : wanted) {
      if (!known.contains(job.id())) {
        String alike = job.kind() + " " + job.whole();
        together.computeIfAbsent(alike, key -> new ArrayList<>()).add(job);
      }
    }
    Instant now = clock.instant();
    List<JobGroup> made = new ArrayList<>();
    List<JobRecord> records = new ArrayList<>();
    for (List<PartSubmission> alike : together.values()) {
      for (int from = 0; from < alike.size(); from += JobGroup.MOST) {
        add(alike.subList(from, Math.min(alike.size(), from + JobGroup.MOST)), now, made, records);
      }
    }
    if (!made.isEmpty()) {
      groups.insert(made);
      jobs.insert(records);
    }
  }

  private void add(
      List<PartSubmission> alike, Instant now, List<JobGroup> made, List<JobRecord> records) {
    PartSubmission any = alike.getFirst();
    JobKind kind =
        kinds
            .find(any.kind())
            .orElseThrow(() -> new IllegalArgumentException("no kind of job: " + any.kind()));
    List<String> listed = alike.stream().map(PartSubmission::id).toList();
    JobGroup group = JobGroup.of(ids.get(), kind, listed, any.whole(), now, now);
    made.add(group);
    for (PartSubmission job : alike) {
      records.add(
          JobRecord.pending(
              job.id(),
              kind,
              job.part(),
              inputs.subject(kind, job.input()).orElse(null),
              sealer.seal(JobJson.write(job.input())),
              group.id(),
              now));
    }
  }
}
