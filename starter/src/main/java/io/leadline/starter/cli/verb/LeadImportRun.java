package io.leadline.starter.cli.verb;

import io.leadline.activities.signup.LeadImport;
import io.leadline.activities.signup.ListImport;
import io.leadline.activities.signup.ListImport.RowError;
import io.leadline.activities.signup.UnusableListException;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of {@code lead import}: reads, stores, counts, and shows how far it is. */
final class LeadImportRun {
  private static final int ERRORS_SHOWN = 20;

  private final Cli cli;
  private final LeadImport leads;
  private final boolean dry;

  LeadImportRun(Cli cli, LeadImport leads, boolean dry) {
    this.cli = cli;
    this.leads = leads;
    this.dry = dry;
  }

  /**
   * What {@code lead import --json} prints.
   *
   * @param added leads that are new, {@code proved} among them
   * @param lastMailAt when the last of their first mails is due
   */
  record Summary(
      String file,
      boolean dryRun,
      long rows,
      long added,
      long proved,
      long known,
      long refused,
      @Nullable Instant lastMailAt,
      List<RowError> errors) {}

  Summary run(Path file) throws IOException {
    long size = Math.max(1, Files.size(file));
    try (Counted in = new Counted(Files.newInputStream(file));
        Progress shown = new Progress(cli, "leads", () -> in.read * 1.0 / size)) {
      ListImport.Summary result = new ListImport(leads, dry, Integer.MAX_VALUE, shown).run(in);
      return new Summary(
          file.toString(),
          dry,
          result.rows(),
          result.added(),
          result.proved(),
          result.known(),
          result.refused(),
          result.lastMailAt(),
          result.errors());
    } catch (UnusableListException e) {
      throw Exit.usage(String.valueOf(e.getMessage()));
    }
  }

  static void print(Cli cli, Summary summary) {
    cli.print(
        (summary.dryRun() ? "Would add " : "Added ")
            + summary.added()
            + " of "
            + summary.rows()
            + " ("
            + summary.proved()
            + " with proof of consent), "
            + summary.known()
            + " known before, "
            + summary.refused()
            + " refused.");
    if (summary.lastMailAt() != null) {
      cli.print("The last of their first mails is due at " + summary.lastMailAt() + ".");
    }
    summary.errors().stream()
        .limit(ERRORS_SHOWN)
        .forEach(
            error ->
                cli.print(
                    cli.bad("  line " + error.line() + ", " + error.field() + ": ")
                        + error.problem()));
    int more = summary.errors().size() - ERRORS_SHOWN;
    if (more > 0) {
      cli.print("  and " + more + " more; --json lists them");
    }
  }

  /** Knows how much was read. */
  private static final class Counted extends FilterInputStream {
    private long read;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      read += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      read += Math.max(0, count);
      return count;
    }
  }
}
