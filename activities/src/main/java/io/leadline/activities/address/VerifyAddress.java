package io.leadline.activities.address;

import io.leadline.activities.address.AddressReport.Reason;
import io.leadline.activities.address.AddressReport.Verdict;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges an e-mail address as a sign-up would; see {@link AddressCheck}. */
public final class VerifyAddress
    implements BackgroundJob<VerifyAddress.Input, VerifyAddress.Result> {
  private final AddressCheck check;

  public VerifyAddress(AddressCheck check) {
    this.check = check;
  }

  /** The address as it was typed. */
  public record Input(String email) {}

  /**
   * What was found out.
   *
   * @param suggestion another address that was probably meant
   */
  public record Result(Verdict verdict, List<Reason> reasons, @Nullable String suggestion) {}

  @Override
  public Result run(Input input, JobContext context) {
    AddressReport report = check.check(input.email());
    return new Result(report.verdict(), report.reasons(), report.suggestion());
  }
}
