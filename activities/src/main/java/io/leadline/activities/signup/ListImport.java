package io.leadline.activities.signup;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes over a list of leads row by row and counts what became of them: CSV with a heading, or JSON
 * lines. Rows that cannot be used are named by their line and hold up no other. For one list.
 */
public final class ListImport implements LeadList.Rows {
  private final LeadImport leads;
  private final boolean dry;
  private final int mostErrors;
  private final LongConsumer progress;
  private final List<RowError> errors = new ArrayList<>();
  private long rows;
  private long added;
  private long proved;
  private long known;
  private long refused;
  private @Nullable Instant lastMailAt;

  /**
   * @param dry true only tells what would become of them
   * @param mostErrors values that are named; more are only counted
   * @param progress is told the number of rows before each
   */
  public ListImport(LeadImport leads, boolean dry, int mostErrors, LongConsumer progress) {
    this.leads = leads;
    this.dry = dry;
    this.mostErrors = mostErrors;
    this.progress = progress;
  }

  /** A value that cannot be used. */
  public record RowError(long line, String field, String problem) {}

  /**
   * What became of the rows.
   *
   * @param added leads that are new, {@code proved} among them
   * @param lastMailAt when the last of their first mails is due
   */
  public record Summary(
      long rows,
      long added,
      long proved,
      long known,
      long refused,
      @Nullable Instant lastMailAt,
      List<RowError> errors) {}

  /**
   * @throws UnusableListException for what is no list of leads
   */
  public Summary run(InputStream list) throws IOException {
    LeadList.read(list, this);
    return new Summary(rows, added, proved, known, refused, lastMailAt, List.copyOf(errors));
  }

  @Override
  public void row(ImportRow row) {
    count();
    switch (leads.take(row, dry)) {
      case ImportedRow.Added it -> {
        added++;
        proved += it.proved() ? 1 : 0;
        lastMailAt = it.turn();
      }
      case ImportedRow.Known it -> known++;
      case ImportedRow.Refused(List<FieldProblem> found) -> refuse(row.line(), found);
    }
  }

  @Override
  public void refused(long line, List<FieldProblem> problems) {
    count();
    refuse(line, problems);
  }

  private void count() {
    rows++;
    progress.accept(rows);
  }

  private void refuse(long line, List<FieldProblem> problems) {
    refused++;
    for (FieldProblem problem : problems) {
      if (errors.size() < mostErrors) {
        String meant =
            problem.suggestion() == null ? "" : " Did you mean " + problem.suggestion() + "?";
        errors.add(new RowError(line, problem.field(), problem.problem() + meant));
      }
    }
  }
}
