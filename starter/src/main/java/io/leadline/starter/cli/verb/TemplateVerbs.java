package io.leadline.starter.cli.verb;

import io.leadline.activities.template.KnownTemplates;
import io.leadline.activities.template.MessageSamples;
import io.leadline.activities.template.SampleKind;
import io.leadline.activities.template.TemplateCheck;
import io.leadline.activities.template.TemplateFolder;
import io.leadline.activities.template.TemplateProblem;
import io.leadline.activities.template.UnusableTemplateException;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import io.leadline.starter.config.TemplateConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code templates}: the words and looks of messages, before any lead sees them. */
@Command(
    name = "templates",
    description = "List, check and preview the templates of mails and texts.",
    synopsisSubcommandLabel = "VERB",
    footerHeading = "%nExample:%n",
    footer = "  ./leadline templates check --dir my-templates",
    mixinStandardHelpOptions = true)
public final class TemplateVerbs extends Group {
  private static final String OWN = "own";

  public TemplateVerbs(Cli cli) {
    super(cli);
  }

  /**
   * A template as {@code list --json} shows it.
   *
   * @param source {@code own}, {@code built in}, or the file that stands in for it
   * @param names that it may use; empty for one whose values come with the job
   */
  record Listed(String file, String part, String source, Set<String> names) {}

  /** What {@code check --json} prints. */
  record Checked(@Nullable String folder, Set<String> own, List<TemplateProblem> problems) {}

  @Command(
      description = "All templates, which are your own, and the names that they may use.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline templates list",
      mixinStandardHelpOptions = true)
  void list(@Mixin Folder folder, @Mixin JsonOption json) {
    Set<String> own = read(folder).files().keySet();
    List<Listed> listed = new ArrayList<>();
    new TreeMap<>(KnownTemplates.byFile())
        .forEach(
            (file, template) ->
                listed.add(
                    new Listed(
                        file,
                        template.part(),
                        own.contains(file)
                            ? OWN
                            : template.fallback().isEmpty() ? "built in" : template.fallback(),
                        new TreeSet<>(template.names()))));
    for (String file : new TreeSet<>(own)) {
      if (!KnownTemplates.byFile().containsKey(file)) {
        listed.add(new Listed(file, "", OWN, Set.of()));
      }
    }
    if (json.asked()) {
      cli.json(listed);
      return;
    }
    Table table = new Table(cli, "TEMPLATE", "SOURCE", "NAMES");
    for (Listed one : listed) {
      table.row(
          one.file(),
          one.source().equals(OWN) ? cli.good(OWN) : one.source(),
          String.join(" ", one.names()));
    }
    table.print();
  }

  @Command(
      description = "Say what is wrong with your templates, by file and line.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline templates check --dir my-templates",
      mixinStandardHelpOptions = true)
  void check(@Mixin Folder folder, @Mixin JsonOption json) {
    List<TemplateProblem> problems;
    Set<String> own = Set.of();
    try {
      TemplateFolder found = TemplateFolder.read(folder.in(config()));
      own = new TreeSet<>(found.files().keySet());
      problems = new TemplateCheck(config().settings()).problems(found);
    } catch (UnusableTemplateException e) {
      problems = e.problems();
    }
    if (json.asked()) {
      Path in = folder.in(config());
      cli.json(new Checked(in == null ? null : in.toString(), own, problems));
    } else {
      problems.forEach(problem -> cli.print(problem.toString()));
    }
    if (!problems.isEmpty()) {
      throw Exit.failed(
          problems.size() == 1
              ? "There is 1 problem."
              : "There are %d problems.".formatted(problems.size()));
    }
    if (!json.asked()) {
      cli.print(
          own.isEmpty()
              ? "There are no templates of your own; those that are built in can be used."
              : "All can be used: " + String.join(", ", own));
    }
  }

  @Command(
      description = "Show messages with sample data, or with the wishes of a lead.",
      footerHeading = "%nExample:%n",
      footer = {
        "  ./leadline templates preview",
        "  ./leadline templates preview alert --lead ada@example.com --out /tmp/preview"
      },
      mixinStandardHelpOptions = true)
  void preview(
      @Parameters(paramLabel = "MESSAGE", arity = "0..1", description = "Without it, all of them.")
          @Nullable String message,
      @Option(names = "--lead", paramLabel = "LEAD", description = "Id, address or phone number.")
          @Nullable String lead,
      @Option(names = "--out", paramLabel = "DIR", description = "Write files there, HTML as well.")
          @Nullable Path out,
      @Mixin Folder folder,
      @Mixin JsonOption json) {
    List<SampleKind> kinds = kinds(message);
    TemplatePreview preview = new TemplatePreview(cli, samples(folder));
    List<TemplatePreview.Shown> shown =
        lead == null ? preview.ofNobody(kinds) : preview.of(kinds, lead);
    if (out != null) {
      shown.forEach(one -> preview.write(one, out));
    }
    if (json.asked()) {
      cli.json(shown);
    } else if (out == null) {
      shown.forEach(preview::print);
    }
  }

  private static List<SampleKind> kinds(@Nullable String message) {
    return message == null
        ? List.of(SampleKind.values())
        : List.of(
            SampleKind.find(message)
                .orElseThrow(
                    () ->
                        Exit.usage(
                            "There is no message "
                                + message
                                + "; there are "
                                + SampleKind.words()
                                + ".")));
  }

  private MessageSamples samples(Folder folder) {
    try {
      return new MessageSamples(read(folder), config().settings(), cli.clock());
    } catch (UnusableTemplateException e) {
      throw Exit.failed(String.valueOf(e.getMessage()));
    }
  }

  private TemplateFolder read(Folder folder) {
    try {
      return TemplateFolder.read(folder.in(config()));
    } catch (UnusableTemplateException e) {
      throw Exit.failed(String.valueOf(e.getMessage()));
    }
  }

  private TemplateConfig config() {
    return TemplateConfig.from(cli.environment());
  }

  /** Where the operator's own templates are. */
  static final class Folder {
    @Option(
        names = "--dir",
        paramLabel = "DIR",
        description = "Your templates; LEADLINE_TEMPLATE_DIR without it.")
    private @Nullable Path dir;

    @Nullable Path in(TemplateConfig config) {
      return dir == null ? config.folder().orElse(null) : dir;
    }
  }
}
