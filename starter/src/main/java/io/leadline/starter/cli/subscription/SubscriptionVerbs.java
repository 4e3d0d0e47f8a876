package io.leadline.starter.cli.subscription;

import io.leadline.activities.job.BadInputException;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.subscription.SubscriptionDesk;
import io.leadline.activities.subscription.SubscriptionView;
import io.leadline.starter.Ports;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import io.leadline.starter.cli.Times;
import java.net.URI;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code subscription}: which systems of yours hear of events. */
@Command(
    name = "subscription",
    description = "Systems of yours that hear of events of leads, jobs and batches by webhook.",
    synopsisSubcommandLabel = "[VERB]",
    footerHeading = "%nExample:%n",
    footer =
        "  ./leadline subscription add https://hooks.example.com/in --events lead.*,job.failed",
    mixinStandardHelpOptions = true)
public final class SubscriptionVerbs implements Runnable {
  private static final String WHO = "cli";

  private final Cli cli;

  @Mixin private JsonOption json = new JsonOption();

  public SubscriptionVerbs(Cli cli) {
    this.cli = cli;
  }

  private SubscriptionDesk desk() {
    Ports ports = cli.ports();
    SecureRandom random = new SecureRandom();
    return new SubscriptionDesk(
        ports.subscriptions(),
        ports.receiverRules(),
        ports.sealer(),
        ports.audit(),
        new RandomIds(random)::next,
        random,
        cli.clock());
  }

  @Override
  public void run() {
    list(json);
  }

  @Command(
      description = "All subscriptions, oldest first.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline subscription list --json",
      mixinStandardHelpOptions = true)
  void list(@Mixin JsonOption asJson) {
    List<SubscriptionView> all = desk().all().stream().map(SubscriptionView::of).toList();
    if (asJson.asked()) {
      cli.json(all);
      return;
    }
    Table table = new Table(cli, "ID", "STATE", "SINCE", "EVENTS", "URL");
    for (SubscriptionView one : all) {
      boolean active = one.state().equals("active");
      table.row(
          one.id(),
          active ? cli.good(one.state()) : cli.bad(one.state() + ": " + one.why()),
          Times.minute(one.createdAt(), ZoneId.systemDefault()),
          String.join(",", one.events()),
          one.url());
    }
    table.print();
  }

  @Command(
      description = "Let a system hear of events; shows its secret once.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline subscription add https://hooks.example.com/in --events job.failed",
      mixinStandardHelpOptions = true)
  void add(
      @Parameters(paramLabel = "URL", description = "Where events are posted to, by https.")
          URI url,
      @Option(
              names = "--events",
              split = ",",
              required = true,
              description = "Types such as lead.paused or job.failed, lead.*, job.*, or *.")
          List<String> events,
      @Option(
              names = "--secret",
              description = "whsec_ and base64 of 24 to 64 bytes; one is made without it.")
          @Nullable String secret,
      @Mixin JsonOption asJson) {
    SubscriptionView made;
    try {
      made = SubscriptionView.of(desk().create(url, events, secret, WHO));
    } catch (BadInputException bad) {
      throw Exit.usage(String.valueOf(bad.getMessage()));
    }
    if (asJson.asked()) {
      cli.json(made);
    } else {
      cli.print("Added " + made.id() + ". Its secret, which is not shown again:");
      cli.print(String.valueOf(made.secret()));
    }
  }

  @Command(
      name = "delete",
      description = "Remove a subscription; what is on its way is not delivered any more.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline subscription delete k3v7mq2n5x",
      mixinStandardHelpOptions = true)
  void delete(@Parameters(paramLabel = "ID") String id, @Mixin JsonOption asJson) {
    done(id, desk().remove(id, WHO), "removed", asJson);
  }

  @Command(
      description = "Let a disabled subscription hear of events again.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline subscription enable k3v7mq2n5x",
      mixinStandardHelpOptions = true)
  void enable(@Parameters(paramLabel = "ID") String id, @Mixin JsonOption asJson) {
    done(id, desk().enable(id, WHO), "enabled", asJson);
  }

  @Command(
      description = "Tell a subscription of nothing until it is enabled.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline subscription disable k3v7mq2n5x",
      mixinStandardHelpOptions = true)
  void disable(@Parameters(paramLabel = "ID") String id, @Mixin JsonOption asJson) {
    done(id, desk().disable(id, "by " + WHO, WHO), "disabled", asJson);
  }

  private void done(String id, boolean known, String result, JsonOption asJson) {
    if (!known) {
      throw Exit.notFound("There is no subscription " + id + ".");
    }
    if (asJson.asked()) {
      cli.json(Map.of("id", id, "result", result));
    } else {
      cli.print(id + " " + result + ".");
    }
  }
}
