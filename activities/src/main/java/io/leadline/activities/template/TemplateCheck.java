package io.leadline.activities.template;

import io.leadline.activities.template.KnownTemplates.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds what is wrong with an operator's templates before any lead is written to: what cannot be
 * read, names that do not exist, a missing way out or postal address, texts that are too long.
 */
public final class TemplateCheck {
  private final MailSettings settings;

  public TemplateCheck(MailSettings settings) {
    this.settings = settings;
  }

  /** Everything that is wrong, by file and line; empty when all templates can be used. */
  public List<TemplateProblem> problems(TemplateFolder folder) {
    List<TemplateProblem> found = new ArrayList<>();
    new TreeMap<>(folder.files())
        .forEach((file, source) -> found.addAll(ofFile(file, source, folder)));
    Set<String> known =
        found.stream().map(TemplateProblem::file).collect(Collectors.toCollection(HashSet::new));
    List<Runnable> uses =
        List.of(
            () -> new AlertMail(folder, new SampleLinks(), settings),
            () -> new AlertText(folder, new SampleLinks(), settings),
            () -> TemplatedVerificationMail.check(folder, settings),
            () -> new NoticeMail(folder, settings).check(),
            () -> new NoticeText(folder, settings).check());
    for (Runnable use : uses) {
      try {
        use.run();
      } catch (UnusableTemplateException e) {
        e.problems().stream()
            .filter(problem -> !known.contains(problem.file()))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static List<TemplateProblem> ofFile(String file, String source, TemplateFolder folder) {
    List<TemplateProblem> syntax = MailTemplate.syntax(file, folder);
    Template template = KnownTemplates.byFile().get(file);
    if (!syntax.isEmpty() || template == null) {
      // Others are for jobs of the operator, with values of its own, or parts of these.
      return syntax;
    }
    return TemplateScan.problems(template, source);
  }
}
