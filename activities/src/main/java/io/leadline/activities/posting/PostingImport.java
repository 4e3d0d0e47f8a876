package io.leadline.activities.posting;

import io.leadline.activities.place.Places;
import io.leadline.activities.posting.feed.FeedDocument;
import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports a feed into the index: the service behind {@code postings import} and the import
 * activity. Running it twice with the same feed changes nothing; killed at any point and run again
 * it ends where an undisturbed run would have.
 */
public final class PostingImport {
  private static final Logger log = LoggerFactory.getLogger(PostingImport.class);

  private final PostingIndex index;
  private final FeedStore feeds;
  private final PostingClusters clusters;
  private final Places places;
  private final FeedFetcher fetcher;
  private final InstantSource clock;
  private final Supplier<String> runIds;
  private final FeedFormats formats;

  public PostingImport(
      PostingIndex index,
      FeedStore feeds,
      PostingClusters clusters,
      Places places,
      FeedFetcher fetcher,
      InstantSource clock) {
    this(
        index,
        feeds,
        clusters,
        places,
        fetcher,
        clock,
        () -> UUID.randomUUID().toString(),
        new FeedFormats(FeedLimits.DEFAULT));
  }

  PostingImport(
      PostingIndex index,
      FeedStore feeds,
      PostingClusters clusters,
      Places places,
      FeedFetcher fetcher,
      InstantSource clock,
      Supplier<String> runIds,
      FeedFormats formats) {
    this.index = index;
    this.feeds = feeds;
    this.clusters = clusters;
    this.places = places;
    this.fetcher = fetcher;
    this.clock = clock;
    this.runIds = runIds;
    this.formats = formats;
  }

  /**
   * Imports a file or an address.
   *
   * @throws UnusableFeedException if there is no feed to import
   * @throws SupersededImportException if another import of the same source was begun meanwhile
   */
  public ImportResult importFrom(ImportRequest request) {
    String source = request.source() == null ? sourceOf(request.origin()) : request.source();
    URI address = webAddress(request.origin());
    index.prepare();
    feeds.prepare();
    clusters.prepare();
    String run = runIds.get();
    Instant now = clock.instant();
    try {
      if (address == null) {
        try (InputStream file = Files.newInputStream(Path.of(request.origin()))) {
          return importOpened(request, source, run, now, file, FeedVersion.UNKNOWN);
        }
      }
      FeedVersion known = knownVersion(source, request);
      try (FeedFetcher.Fetched fetched = fetcher.open(address, known)) {
        return fetched.body() == null
            ? notModified(source, request)
            : importOpened(request, source, run, now, fetched.body(), fetched.version());
      }
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new UnusableFeedException("there is no file " + request.origin(), e);
    } catch (IOException e) {
      throw failed(
          source,
          request,
          new UnusableFeedException("cannot read " + request.origin() + ": " + e.getMessage(), e));
    } catch (UnusableFeedException e) {
      throw failed(source, request, e);
    }
  }

  /** Of a feed on the web the problem is kept, because it is read when nobody looks. */
  private UnusableFeedException failed(
      String source, ImportRequest request, UnusableFeedException problem) {
    if (webAddress(request.origin()) != null) {
      String why = String.valueOf(problem.getMessage());
      feeds.checked(source, new FeedCheck(clock.instant(), request.origin(), why));
    }
    return problem;
  }

  /** Every source that was imported or tried, by name. */
  public List<KnownFeed> feeds() {
    return feeds.feeds();
  }

  private ImportResult importOpened(
      ImportRequest request,
      String source,
      String run,
      Instant now,
      InputStream body,
      FeedVersion version)
      throws IOException {
    FeedFormats.Opened opened = formats.open(request.format(), body);
    FeedReader reader = opened.reader();
    Optional<FeedRun> last = feeds.begin(source, run, now);
    ImportRun importRun =
        new ImportRun(
            source,
            reader.publisher(),
            run,
            now,
            feeds,
            index,
            clusters,
            new PostingDrafts(places));
    FeedReader.End end =
        reader.read(new FeedDocument(opened.document(), addressOf(request)), importRun);
    importRun.flush();
    Closing closing =
        Closing.of(
            importRun,
            reader.listsAll(),
            source,
            end.problem(),
            last.map(FeedRun::open).orElse(-1L),
            request.closeAnyway(),
            feeds,
            index,
            now);
    index.refresh();
    ImportResult result =
        importRun.result(reader.format(), closing, end.complete() && reader.listsAll());
    // A tag is kept only of what was taken over whole, so that anything else is read again.
    boolean settled = end.complete() && closing.kept() == 0;
    feeds.finish(
        source,
        new FeedRun(
            run,
            request.origin(),
            now,
            clock.instant(),
            closing.open(),
            index.generation(),
            settled ? version : FeedVersion.UNKNOWN,
            result));
    log.info(
        "imported {}: {} items, {} new, {} changed, {} unchanged, {} closed, {} refused",
        source,
        result.items(),
        result.created(),
        result.changed(),
        result.unchanged(),
        result.closed(),
        result.refusedCount());
    return result;
  }

  private Optional<FeedRun> lastRun(String source) {
    return feeds.feeds().stream()
        .filter(feed -> feed.source().equals(source))
        .map(KnownFeed::last)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private FeedVersion knownVersion(String source, ImportRequest request) {
    return lastRun(source)
        .filter(last -> last.origin().equals(request.origin()))
        .filter(last -> index.generation().equals(last.generation()))
        .map(FeedRun::version)
        .orElse(FeedVersion.UNKNOWN);
  }

  private ImportResult notModified(String source, ImportRequest request) {
    FeedRun last = lastRun(source).orElseThrow();
    feeds.checked(source, new FeedCheck(clock.instant(), request.origin(), null));
    ImportResult before = last.result();
    return new ImportResult(
        source,
        before.format(),
        last.open(),
        0,
        0,
        last.open(),
        0,
        List.of(),
        0,
        0,
        0,
        0,
        true,
        request.origin() + " has not changed since " + last.finishedAt());
  }

  private static @Nullable URI addressOf(ImportRequest request) {
    return request.address() == null ? webAddress(request.origin()) : request.address();
  }

  /** The address that an import read, if it was one of the web. */
  static Optional<URI> address(String origin) {
    return Optional.ofNullable(webAddress(origin));
  }

  private static @Nullable URI webAddress(String origin) {
    String start = origin.toLowerCase(Locale.ROOT);
    if (!start.startsWith("http://") && !start.startsWith("https://")) {
      return null;
    }
    try {
      return URI.create(origin);
    } catch (IllegalArgumentException e) {
      throw new UnusableFeedException("this is not an address: " + origin, e);
    }
  }

  private static String sourceOf(String origin) {
    URI address = webAddress(origin);
    if (address != null && address.getHost() != null) {
      return address.getHost().toLowerCase(Locale.ROOT);
    }
    Path name = Path.of(origin).getFileName();
    return name == null ? origin : name.toString();
  }
}
