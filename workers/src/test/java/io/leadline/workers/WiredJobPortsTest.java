package io.leadline.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.address.AddressReport.Verdict;
import io.leadline.activities.address.VerifyAddress;
import io.leadline.activities.catalogue.Catalogue;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobFactory;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.run.JobTrial;
import io.leadline.workers.config.WorkerConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No server is there in these tests: whoever connects to one fails. */
class WiredJobPortsTest {
  private static final String KEY = "k1:" + "A".repeat(43) + "=";
  private static final Map<String, String> NOWHERE =
      Map.of(
          "SENDGRID_API_KEY", "SG.secret",
          "SENDGRID_BASE_URL", "http://127.0.0.1:1/sendgrid",
          "MONGODB_URI", "mongodb://127.0.0.1:1",
          "ELASTICSEARCH_URL", "http://127.0.0.1:1",
          "LEADLINE_MAIL_FROM", "Jobs <jobs@example.com>",
          "LEADLINE_POSTAL_ADDRESS", "1 Main St",
          "LEADLINE_SECRET_KEY", KEY,
          "LEADLINE_HASH_KEY", "A".repeat(43) + "=",
          "LEADLINE_DATA_KEY", KEY);

  private final Wiring wiring =
      new Wiring(WorkerConfig.from(NOWHERE, Set.of()), new SimpleMeterRegistry());
  private final JobFactory jobs = Catalogue.factory(new WiredJobPorts(wiring));

  @AfterEach
  void close() {
    wiring.close();
  }

  @Test
  void makesEveryJobOfTheCatalogueWithoutAnyServer() {
    for (JobKind kind : Catalogue.kinds().all()) {
      assertThat(jobs.make(kind)).as(kind.name()).isInstanceOf(kind.type());
    }
  }

  @Test
  void runsAJobThatNeedsNoServer() {
    BackgroundJob<?, ?> job = jobs.make(Catalogue.kinds().find("verify-address").orElseThrow());

    assertThat(
            JobTrial.of((VerifyAddress) job)
                .run(new VerifyAddress.Input("ada@example.com"))
                .result())
        .extracting(VerifyAddress.Result::verdict)
        .isEqualTo(Verdict.ACCEPT);
  }
}
