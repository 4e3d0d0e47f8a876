package io.leadline.activities.posting;

import io.leadline.activities.place.Gazetteer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One feed's imports in a test: in-memory stores that can be made to fail, a clock, documents. */
final class ImportStory {
  final FakePostingIndex index = new FakePostingIndex();
  final FakeFeedStore feeds = new FakeFeedStore();
  final FakePostingClusters clusters = new FakePostingClusters();
  final SettableClock clock = new SettableClock();
  final PostingImport postings;

  private Runnable beforeWrite = () -> {};
  private int writesUntilCrash = Integer.MAX_VALUE;
  private String document = "";

  ImportStory() {
    postings =
        new PostingImport(
            new FailingIndex(),
            new FailingFeeds(),
            clusters,
            new Gazetteer(),
            (address, tag) ->
                new FeedFetcher.Fetched(
                    new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
                    FeedVersion.UNKNOWN),
            clock);
  }

  /** What a killed process looks like from inside. */
  static final class Killed extends RuntimeException {}

  static final class SettableClock implements InstantSource {
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    void forward(Duration duration) {
      now = now.plus(duration);
    }
  }

  /** A document of these references; a star after one changes the item's content. */
  static String feed(String... references) {
    return Arrays.stream(references)
        .map(
            written -> {
              String reference = written.replace("*", "");
              return "<job><title>Nurse %s</title><referencenumber>%s</referencenumber>"
                      .formatted(reference, reference)
                  + "<url>https://jobs.example.com/%s</url>".formatted(reference)
                  + "<description>%s</description></job>\n"
                      .formatted(written.endsWith("*") ? "changed" : "as before");
            })
        .collect(Collectors.joining("", "<source>\n", "</source>"));
  }

  ImportResult importFeed(String... references) {
    return importDocument(feed(references));
  }

  ImportResult importAnyway(String... references) {
    return importWith("board", feed(references), true);
  }

  ImportResult importDocument(String text) {
    return importAs("board", text);
  }

  ImportResult importAs(String source, String text) {
    return importWith(source, text, false);
  }

  private ImportResult importWith(String source, String text, boolean closeAnyway) {
    document = text;
    return postings.importFrom(
        new ImportRequest("https://feeds.example.com/jobs.xml", source, "auto", closeAnyway));
  }

  /** Ends the import before the given number of further writes to either store. */
  void crashAfter(int writes) {
    writesUntilCrash = writes;
  }

  void noCrash() {
    writesUntilCrash = Integer.MAX_VALUE;
  }

  void beforeNextWrite(Runnable action) {
    beforeWrite =
        () -> {
          beforeWrite = () -> {};
          action.run();
        };
  }

  Posting stored(String reference) {
    Posting posting = index.posting(PostingId.of("board", reference));
    if (posting == null) {
      throw new AssertionError("no posting " + reference);
    }
    return posting;
  }

  Path file(String text) {
    try {
      return Files.writeString(Files.createTempDirectory("feed").resolve("jobs.xml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    beforeWrite.run();
    if (writesUntilCrash-- <= 0) {
      throw new Killed();
    }
  }

  /** The fake index, which dies on command; a batch may be half written by then. */
  private final class FailingIndex implements PostingIndex {
    @Override
    public void prepare() {
      index.prepare();
    }

    @Override
    public String generation() {
      return index.generation();
    }

    @Override
    public BulkOutcome put(List<Posting> batch) {
      int half = batch.size() / 2;
      index.put(batch.subList(0, half));
      write();
      BulkOutcome outcome = index.put(batch);
      write();
      return outcome;
    }

    @Override
    public void close(Collection<String> ids, Instant at) {
      index.close(ids.stream().limit(ids.size() / 2).toList(), at);
      write();
      index.close(ids, at);
      write();
    }

    @Override
    public void refresh() {
      index.refresh();
    }

    @Override
    public List<List<PostingHit>> searchAll(List<PostingQuery> queries, int hitsPerQuery) {
      return index.searchAll(queries, hitsPerQuery);
    }

    @Override
    public List<PostingHit> get(Collection<String> ids) {
      return index.get(ids);
    }

    @Override
    public PostingPage browse(PostingFilter filter) {
      return index.browse(filter);
    }
  }

  private final class FailingFeeds implements FeedStore {
    @Override
    public void prepare() {
      feeds.prepare();
    }

    @Override
    public Optional<FeedRun> begin(String source, String run, Instant at) {
      return feeds.begin(source, run, at);
    }

    @Override
    public boolean isCurrent(String source, String run) {
      beforeWrite.run();
      return feeds.isCurrent(source, run);
    }

    @Override
    public Map<String, FeedEntry> entries(Collection<String> ids) {
      return feeds.entries(ids);
    }

    @Override
    public void save(String source, Collection<FeedEntry> entries) {
      feeds.save(source, entries.stream().limit(entries.size() / 2).toList());
      write();
      feeds.save(source, entries);
      write();
    }

    @Override
    public List<FeedEntry> open(String source, @Nullable String after, int limit) {
      return feeds.open(source, after, limit);
    }

    @Override
    public void finish(String source, FeedRun run) {
      write();
      feeds.finish(source, run);
    }

    @Override
    public void checked(String source, FeedCheck check) {
      feeds.checked(source, check);
    }

    @Override
    public void forget(String source) {
      feeds.forget(source);
    }

    @Override
    public List<KnownFeed> feeds() {
      return feeds.feeds();
    }
  }
}
