package io.leadline.activities.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.address.AddressReport.Reason;
import io.leadline.activities.address.AddressReport.Verdict;
import io.leadline.activities.job.run.JobTrial;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifyAddressTest {
  private final JobTrial<VerifyAddress.Input, VerifyAddress.Result> trial =
      JobTrial.of(
          new VerifyAddress(
              new AddressCheck(
                  DisposableDomains.load(Set.of(), Set.of()), new FixedMailDomains())));

  @Test
  void judgesAsASignUpWould() {
    assertThat(trial.run(new VerifyAddress.Input("ada@example.com")).result())
        .isEqualTo(new VerifyAddress.Result(Verdict.ACCEPT, List.of(), null));
    assertThat(trial.run(new VerifyAddress.Input("not an address")).result())
        .isEqualTo(new VerifyAddress.Result(Verdict.REFUSE, List.of(Reason.SYNTAX), null));
  }

  @Test
  void offersWhatWasProbablyMeant() {
    assertThat(trial.run(new VerifyAddress.Input("ada@gmial.com")).result())
        .extracting(VerifyAddress.Result::suggestion)
        .isEqualTo("ada@gmail.com");
  }
}
