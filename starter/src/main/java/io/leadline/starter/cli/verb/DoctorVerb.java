package io.leadline.starter.cli.verb;

import io.leadline.activities.config.BackendConfig;
import io.leadline.activities.config.ConfigurationException;
import io.leadline.activities.config.Environment;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.doctor.BackendChecks;
import io.leadline.starter.doctor.Check;
import io.leadline.starter.doctor.DomainRecords;
import io.leadline.starter.doctor.Finding;
import io.leadline.starter.doctor.ProviderChecks;
import io.leadline.starter.doctor.RefusedSettings;
import io.leadline.starter.doctor.SenderChecks;
import io.leadline.starter.doctor.TextChecks;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doctor}: is everything there, and what to do where not. */
@Command(
    name = "doctor",
    description = "Check everything that Leadline needs; says what to do about each failure.",
    footerHeading = "%nExample:%n",
    footer = "  ./leadline doctor --fix",
    mixinStandardHelpOptions = true)
public final class DoctorVerb implements Callable<Integer> {
  private final Cli cli;

  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--fix", description = "Create the provider's template if it is missing.")
  private boolean fix;

  public DoctorVerb(Cli cli) {
    this.cli = cli;
  }

  /** What {@code doctor --json} prints. */
  record Report(boolean ok, List<Finding> checks) {}

  @Override
  public Integer call() {
    List<Check> checks =
        List.of(
            backends(),
            new ProviderChecks(cli.settings(), fix),
            new TextChecks(cli.settings()),
            new SenderChecks(cli.settings(), new DomainRecords()));
    List<Finding> findings = checks.stream().flatMap(check -> check.look().stream()).toList();
    boolean ok = findings.stream().noneMatch(f -> f.status() == Finding.Status.FAILED);
    if (json.asked()) {
      cli.json(new Report(ok, findings));
    } else {
      findings.forEach(this::show);
    }
    return ok ? Exit.DONE : Exit.FAILED;
  }

  private Check backends() {
    try {
      Environment environment = cli.environment();
      BackendConfig backends = BackendConfig.from(environment, cli.settings());
      environment.check();
      return new BackendChecks(cli.ports(), backends);
    } catch (ConfigurationException refused) {
      return new RefusedSettings(refused.problems());
    }
  }

  private void show(Finding finding) {
    String sign =
        switch (finding.status()) {
          case OK -> cli.good("ok     ");
          case WARNING -> cli.bold("look   ");
          case FAILED -> cli.bad("FAILED ");
        };
    cli.print(sign + cli.bold(finding.name()) + ": " + finding.detail());
    if (finding.remedy() != null) {
      cli.print("       -> " + finding.remedy());
    }
  }
}
