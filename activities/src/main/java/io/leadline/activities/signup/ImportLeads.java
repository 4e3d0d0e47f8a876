package io.leadline.activities.signup;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.posting.FeedFetcher;
import io.leadline.activities.posting.FeedVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes over leads from a list on the web, read while it comes, or from a short one in the input.
 * Addresses that are known stay as they are, so that it may run again from the start.
 */
public final class ImportLeads implements BackgroundJob<ImportLeads.Input, ListImport.Summary> {
  private static final int MOST_ERRORS = 1000;

  private final Supplier<LeadImport> imports;
  private final FeedFetcher web;

  /**
   * @param imports makes one for each list, since a list has a place in the line of first mails
   */
  public ImportLeads(Supplier<LeadImport> imports, FeedFetcher web) {
    this.imports = imports;
    this.web = web;
  }

  /**
   * Which list: CSV with a heading, or JSON lines, as {@code lead import} takes it.
   *
   * @param url where it is; null when {@code csv} is set
   * @param csv the list itself; null when {@code url} is set
   * @param dryRun true only tells what would become of the rows; null for false
   */
  public record Input(@Nullable URI url, @Nullable String csv, @Nullable Boolean dryRun) {
    public Input {
      if ((url == null) == (csv == null)) {
        throw new IllegalArgumentException("either url or csv must be given");
      }
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
      return "Input[dryRun=" + dryRun + "]";
    }
  }

  @Override
  public ListImport.Summary run(Input input, JobContext context) throws IOException {
    ListImport list =
        new ListImport(
            imports.get(),
            Boolean.TRUE.equals(input.dryRun()),
            MOST_ERRORS,
            rows -> {
              context.checkCancelled();
              context.progress(rows, 0, "rows");
            });
    try {
      return read(input, list);
    } catch (UnusableListException e) {
      throw new PermanentFailure(String.valueOf(e.getMessage()), e);
    }
  }

  private ListImport.Summary read(Input input, ListImport list) throws IOException {
    URI url = input.url();
    if (url == null) {
      String csv = Objects.requireNonNull(input.csv(), "neither url nor csv");
      return list.run(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }
    try (FeedFetcher.Fetched fetched = web.open(url, FeedVersion.UNKNOWN)) {
      InputStream body = Objects.requireNonNull(fetched.body(), "asked for without a condition");
      return list.run(body);
    }
  }
}
