package io.leadline.starter.cli.job;

import io.leadline.activities.job.JobFilter;
import io.leadline.starter.cli.Exit;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thing by its id, or all that a filter finds and the wish to act on them. */
public final class ActTarget {
  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "One of them; without it all that the options find.")
  private @Nullable String id;

  @Option(names = "--yes", description = "Do it; without it they are only counted.")
  private boolean yes;

  Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /**
   * Which are meant; to be asked before anything is opened.
   *
   * @throws Exit.Because when it is not said which, or said twice
   */
  JobFilter check(FilterOptions options) {
    JobFilter filter = options.filter();
    boolean all = filter.equals(JobFilter.ALL);
    if (id != null && !all) {
      throw Exit.usage("Name one by its ID, or many by options, not both.");
    }
    if (id == null && all) {
      throw Exit.usage("Which? Name an ID, or many by options such as --kind.");
    }
    return filter;
  }

  /**
   * Does one or the other.
   *
   * @param filter what {@link #check} answered
   * @param many takes the filter and whether it only counts
   */
  void act(JobFilter filter, Consumer<String> one, BiConsumer<JobFilter, Boolean> many) {
    if (id != null) {
      one.accept(id);
    } else {
      many.accept(filter, !yes);
    }
  }
}
