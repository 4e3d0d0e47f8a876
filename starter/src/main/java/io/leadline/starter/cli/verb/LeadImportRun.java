package io.leadline.starter.cli.verb;

import io.leadline.activities.signup.FieldProblem;
import io.leadline.activities.signup.ImportRow;
import io.leadline.activities.signup.ImportedRow;
import io.leadline.activities.signup.LeadImport;
import io.leadline.starter.cli.Cli;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of {@code lead import}: reads, stores, counts, and shows how far it is. */
final class LeadImportRun implements LeadFile.Rows {
  private static final int ERRORS_SHOWN = 20;

  private final Cli cli;
  private final LeadImport leads;
  private final boolean dry;
  private final List<RowError> errors = new ArrayList<>();
  private long rows;
  private long added;
  private long proved;
  private long known;
  private long refused;
  private @Nullable Instant lastMailAt;
  private @Nullable Progress progress;

  LeadImportRun(Cli cli, LeadImport leads, boolean dry) {
    this.cli = cli;
    this.leads = leads;
    this.dry = dry;
  }

  /** A value that cannot be used. */
  record RowError(long line, String field, String problem) {}

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
      progress = shown;
      LeadFile.read(in, this);
    }
    return new Summary(
        file.toString(), dry, rows, added, proved, known, refused, lastMailAt, List.copyOf(errors));
  }

  @Override
  public void row(long line, Map<String, String> values) {
    count();
    List<FieldProblem> problems = new ArrayList<>();
    ImportRow row = LeadColumns.row(line, values, problems);
    ImportedRow result =
        problems.isEmpty() ? leads.take(row, dry) : new ImportedRow.Refused(problems);
    switch (result) {
      case ImportedRow.Added it -> {
        added++;
        proved += it.proved() ? 1 : 0;
        lastMailAt = it.turn();
      }
      case ImportedRow.Known it -> known++;
      case ImportedRow.Refused(List<FieldProblem> found) -> {
        refused++;
        found.forEach(problem -> error(line, problem));
      }
    }
  }

  @Override
  public void unreadable(long line, FieldProblem problem) {
    count();
    refused++;
    error(line, problem);
  }

  private void count() {
    rows++;
    if (progress != null) {
      progress.accept(rows);
    }
  }

  private void error(long line, FieldProblem problem) {
    String meant =
        problem.suggestion() == null ? "" : " Did you mean " + problem.suggestion() + "?";
    errors.add(new RowError(line, problem.field(), problem.problem() + meant));
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
