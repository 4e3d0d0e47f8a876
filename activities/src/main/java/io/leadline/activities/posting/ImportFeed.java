package io.leadline.activities.posting;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Alarms;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.PermanentFailure;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Imports one feed from the web. Run twice it changes nothing. A feed that is read by a schedule
 * and cannot be read leaves no dead letter: it is listed with the reason, an alarm tells of it, and
 * its next turn comes.
 */
public final class ImportFeed implements BackgroundJob<ImportFeed.Input, ImportFeed.Result> {
  private final PostingImport imports;
  private final FeedPlans plans;
  private final Alarms alarms;

  public ImportFeed(PostingImport imports, FeedPlans plans, Alarms alarms) {
    this.imports = imports;
    this.plans = plans;
    this.alarms = alarms;
  }

  /**
   * Which feed.
   *
   * @param url where it is; null for where that source was read from before
   * @param source name under which its postings are compared; null for the host of {@code url}
   * @param format a reader's name; null to recognise it
   * @param scheduled whether its plan asked for it; null for no
   */
  public record Input(
      @Nullable URI url,
      @Nullable String source,
      @Nullable String format,
      @Nullable Boolean scheduled) {
    public Input {
      if (url == null && source == null) {
        throw new IllegalArgumentException("url or source is needed");
      }
    }

    private boolean isPlanned() {
      return Boolean.TRUE.equals(scheduled);
    }
  }

  /**
   * What became of it; counts as in {@link ImportResult}.
   *
   * @param notice why nothing was closed, or that the feed had not changed
   * @param problem why it could not be read; then nothing was changed
   */
  public record Result(
      String source,
      long items,
      long created,
      long changed,
      long closed,
      long refused,
      @Nullable String notice,
      @Nullable String problem) {}

  @Override
  public Result run(Input input, JobContext context) {
    String source = input.source();
    if (input.isPlanned() && source != null && plans.find(source).isEmpty()) {
      return unread(source, "the source was removed");
    }
    URI url = input.url() == null ? known(source) : input.url();
    String scheme = url.getScheme();
    if (!"https".equals(scheme) && !"http".equals(scheme)) {
      throw new PermanentFailure("a feed is imported from an http or https address only");
    }
    String format = input.format() == null ? "auto" : input.format();
    ImportResult done =
        imports.importFrom(new ImportRequest(url.toString(), input.source(), format, false));
    return new Result(
        done.source(),
        done.items(),
        done.created(),
        done.changed(),
        done.closed(),
        done.refusedCount(),
        done.notice(),
        null);
  }

  private URI known(@Nullable String source) {
    return imports.feeds().stream()
        .filter(feed -> feed.source().equals(source))
        .map(KnownFeed::last)
        .flatMap(last -> Optional.ofNullable(last).stream())
        .flatMap(last -> PostingImport.address(last.origin()).stream())
        .findFirst()
        .orElseThrow(
            () -> new PermanentFailure("no feed " + source + " was imported from the web before"));
  }

  @Override
  public Optional<Result> recover(Input input, Throwable failure, JobContext context) {
    if (!input.isPlanned() || !(failure instanceof UnusableFeedException)) {
      return Optional.empty();
    }
    String source = String.valueOf(input.source());
    String problem = String.valueOf(failure.getMessage());
    alarms.raise(
        Alarm.warning(
            "feed " + source,
            "Feeds",
            source + " could not be read, its postings stay as they are: " + problem));
    return Optional.of(unread(source, problem));
  }

  private static Result unread(String source, String problem) {
    return new Result(source, 0, 0, 0, 0, 0, null, problem);
  }
}
