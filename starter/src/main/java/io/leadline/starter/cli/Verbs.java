package io.leadline.starter.cli;

import io.leadline.starter.cli.job.DeadLetterVerbs;
import io.leadline.starter.cli.job.JobKindVerbs;
import io.leadline.starter.cli.job.JobVerbs;
import io.leadline.starter.cli.job.QueueVerbs;
import io.leadline.starter.cli.job.SendTestVerb;
import io.leadline.starter.cli.job.SendingVerbs;
import io.leadline.starter.cli.subscription.SubscriptionVerbs;
import io.leadline.starter.cli.verb.AlertVerbs;
import io.leadline.starter.cli.verb.ApiVerb;
import io.leadline.starter.cli.verb.DoctorVerb;
import io.leadline.starter.cli.verb.FeedVerbs;
import io.leadline.starter.cli.verb.InitVerb;
import io.leadline.starter.cli.verb.LeadVerbs;
import io.leadline.starter.cli.verb.PostingVerbs;
import io.leadline.starter.cli.verb.ScheduleVerbs;
import io.leadline.starter.cli.verb.StatsVerb;
import io.leadline.starter.cli.verb.TemplateVerbs;
import java.util.List;
import picocli.CommandLine;

/** Every verb of the starter, in the order of the help. */
final class Verbs {
  private Verbs() {}

  static List<Object> of(Cli cli) {
    return List.of(
        new LeadVerbs(cli),
        new CommandLine(new PostingVerbs(cli)).addSubcommand(new FeedVerbs(cli)),
        new AlertVerbs(cli),
        new CommandLine(new TemplateVerbs(cli)).addSubcommand(new SendTestVerb(cli)),
        new ScheduleVerbs(cli),
        new CommandLine(new JobVerbs(cli)).addSubcommand(new JobKindVerbs(cli)),
        new SendingVerbs(cli),
        new QueueVerbs(cli),
        new DeadLetterVerbs(cli),
        new SubscriptionVerbs(cli),
        new StatsVerb(cli),
        new InitVerb(cli),
        new DoctorVerb(cli),
        new ApiVerb(cli));
  }
}
