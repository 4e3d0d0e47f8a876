package io.leadline.activities.posting;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.PermanentFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Imports a feed from the web, or again every feed that was imported from there before. An import
 * that is run twice changes nothing.
 */
public final class ImportFeed implements BackgroundJob<ImportFeed.Input, List<ImportFeed.Result>> {
  private final PostingImport imports;

  public ImportFeed(PostingImport imports) {
    this.imports = imports;
  }

  /**
   * Which feeds.
   *
   * @param url a feed; null for those that are known
   * @param source name under which its postings are compared; without {@code url} the known feed of
   *     that name, and null means every known one
   */
  public record Input(@Nullable URI url, @Nullable String source) {}

  /**
   * What became of a feed; counts as in {@link ImportResult}.
   *
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
  public List<Result> run(Input input, JobContext context) {
    if (input.url() != null) {
      return List.of(result(imports.importFrom(request(input.url(), input.source()))));
    }
    List<Known> known = known(input.source());
    List<Result> results = new ArrayList<>();
    for (Known feed : known) {
      context.checkCancelled();
      context.progress(results.size(), known.size(), feed.source());
      results.add(again(feed, context));
    }
    if (!results.isEmpty() && results.stream().allMatch(result -> result.problem() != null)) {
      throw new UnusableFeedException("no feed could be read, first: " + results.getFirst(), null);
    }
    return results;
  }

  private record Known(String source, String origin) {}

  private List<Known> known(@Nullable String source) {
    List<Known> known =
        imports.feeds().stream()
            .map(KnownFeed::last)
            .filter(Objects::nonNull)
            .map(last -> new Known(last.result().source(), last.origin()))
            .filter(feed -> feed.origin().startsWith("http"))
            .filter(feed -> source == null || feed.source().equals(source))
            .toList();
    if (known.isEmpty() && source != null) {
      throw new PermanentFailure("no feed " + source + " was imported from the web before");
    }
    return known;
  }

  /**
   * One feed that is away, or that its reader stumbles over, must not keep the others from being
   * read. A store that is away would fail them all, so it ends this attempt.
   */
  private Result again(Known feed, JobContext context) {
    try {
      return result(imports.importFrom(request(URI.create(feed.origin()), feed.source())));
    } catch (BackendUnavailableException storeIsAway) {
      throw storeIsAway;
    } catch (RuntimeException e) {
      context.log().warn("feed {} was not imported: {}", feed.source(), e.getMessage());
      return new Result(feed.source(), 0, 0, 0, 0, 0, null, String.valueOf(e.getMessage()));
    }
  }

  private static ImportRequest request(URI url, @Nullable String source) {
    String scheme = url.getScheme();
    if (!"https".equals(scheme) && !"http".equals(scheme)) {
      throw new PermanentFailure("a feed is imported from an http or https address only");
    }
    return new ImportRequest(url.toString(), source, "auto", false);
  }

  private static Result result(ImportResult done) {
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
}
