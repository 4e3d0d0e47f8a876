package io.leadline.starter.cli.job;

import io.leadline.activities.catalogue.Catalogue;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobIds;
import io.leadline.activities.job.batch.BatchDesk;
import io.leadline.activities.job.chain.ChainDesk;
import io.leadline.activities.job.intake.BrakesInSight;
import io.leadline.activities.job.intake.GroupsInHand;
import io.leadline.starter.JobService;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.start.WholeStarts;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The job feature for one command. It starts nothing itself: when the command ends it gives up its
 * lease, and an API process takes its groups over within a second.
 */
final class CliJobs implements AutoCloseable {
  static final String WHO = "cli";

  private final Cli cli;
  private final String process;
  private final JobService service;

  private CliJobs(Cli cli, String process, JobService service) {
    this.cli = cli;
    this.process = process;
    this.service = service;
  }

  static CliJobs open(Cli cli) {
    JobIds ids = new JobIds(cli.clock(), new SecureRandom());
    String process = "cli-" + ids.get();
    BrakesInSight brakes = new BrakesInSight(cli.ports().jobBrakes());
    brakes.look();
    JobService service =
        new JobService(
            cli.ports(),
            Catalogue.kinds(),
            process,
            new GroupsInHand(),
            brakes,
            group -> {},
            ids,
            cli.clock());
    return new CliJobs(cli, process, service);
  }

  /** To be asked before anything that makes groups. */
  JobService holdingALease() {
    service.renewLease();
    return service;
  }

  JobService service() {
    return service;
  }

  /** Batches start at once; while Temporal is away an API process starts them later. */
  BatchDesk batches() {
    return service.batches(new WholeStarts(cli.ports()::temporal));
  }

  /** Chains start at once; while Temporal is away an API process starts them later. */
  ChainDesk chains() {
    return service.chains(new WholeStarts(cli.ports()::temporal));
  }

  /** The pauses, by what they hold. */
  Map<String, Brake> brakes() {
    return cli.ports().jobBrakes().all().stream()
        .collect(Collectors.toMap(Brake::what, brake -> brake));
  }

  @Override
  public void close() {
    service.close();
    cli.ports().processLeases().end(process);
  }
}
