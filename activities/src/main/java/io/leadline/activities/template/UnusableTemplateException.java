package io.leadline.activities.template;

import java.util.List;
import java.util.stream.Collectors;

/** Templates cannot be used; an operator must mend them. */
public final class UnusableTemplateException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<TemplateProblem> problems;

  UnusableTemplateException(List<TemplateProblem> problems) {
    super(
        problems.stream()
            .map(TemplateProblem::toString)
            .collect(Collectors.joining("\n  ", "Templates cannot be used:\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  UnusableTemplateException(String file, String problem) {
    this(List.of(new TemplateProblem(file, 0, problem)));
  }

  /** All that is wrong; never empty. */
  public List<TemplateProblem> problems() {
    return problems;
  }
}
