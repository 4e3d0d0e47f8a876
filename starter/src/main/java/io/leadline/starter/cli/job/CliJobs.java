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
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.start.WholeStarts;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private final WholeStarts wholes;
  private final ExecutorService telling;

  private CliJobs(
      Cli cli, String process, JobService service, WholeStarts wholes, ExecutorService telling) {
    this.cli = cli;
    this.process = process;
    this.service = service;
    this.wholes = wholes;
    this.telling = telling;
  }

  static CliJobs open(Cli cli) {
    JobIds ids = new JobIds(cli.clock(), new SecureRandom());
    String process = "cli-" + ids.get();
    BrakesInSight brakes = new BrakesInSight(cli.ports().jobBrakes());
    brakes.look();
    WholeStarts wholes = new WholeStarts(cli.ports()::temporal);
    ExecutorService telling = Executors.newVirtualThreadPerTaskExecutor();
    JobService service =
        new JobService(
            cli.ports(),
            Catalogue.kinds(),
            process,
            new GroupsInHand(),
            brakes,
            group -> {},
            wholes.listener(telling),
            ids,
            cli.clock());
    return new CliJobs(cli, process, service, wholes, telling);
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
    return service.batches(wholes);
  }

  /** Chains start at once; while Temporal is away an API process starts them later. */
  ChainDesk chains() {
    return service.chains(wholes);
  }

  /** Says what became of a brake. */
  static void report(Cli cli, String what, String name, String result, JsonOption json) {
    if (json.asked()) {
      cli.json(Map.of(what, name, "result", result));
    } else {
      cli.print(name + " " + result + ".");
    }
  }

  /** The pauses, by what they hold. */
  Map<String, Brake> brakes() {
    return cli.ports().jobBrakes().all().stream()
        .collect(Collectors.toMap(Brake::what, brake -> brake));
  }

  @Override
  public void close() {
    service.close();
    telling.close();
    cli.ports().processLeases().end(process);
  }
}
