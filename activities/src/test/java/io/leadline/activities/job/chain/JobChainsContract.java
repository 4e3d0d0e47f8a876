package io.leadline.activities.job.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobBuilder;
import io.leadline.activities.job.chain.ChainStep.ChainJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link JobChains} must do. */
public abstract class JobChainsContract {
  protected abstract JobChains chains();

  @Test
  void givesBackWhatWasInserted_andKeepsTheFirst() {
    JobChain chain = chain("c1", 0);
    chains().insert(chain);
    chains().insert(chain("c1", 5));

    assertThat(chains().find("c1")).contains(chain);
    assertThat(chains().find("c2")).isEmpty();
  }

  @Test
  void cancelsMoreThanOnce_andOnlyWhatThereIs() {
    chains().insert(chain("c1", 0));

    assertThat(chains().cancel("c1")).isTrue();
    assertThat(chains().cancel("c1")).isTrue();
    assertThat(chains().cancel("c2")).isFalse();
    assertThat(chains().find("c1").orElseThrow().cancelled()).isTrue();
  }

  @Test
  void listsNewestFirst_andForgetsWhatIsRemoved() {
    chains().insert(chain("c1", 0));
    chains().insert(chain("c2", 2));
    chains().insert(chain("c3", 1));

    assertThat(chains().list(2)).extracting(JobChain::id).containsExactly("c2", "c3");
    chains().remove("c2");
    chains().remove("c2");
    assertThat(chains().list(5)).extracting(JobChain::id).containsExactly("c3", "c1");
  }

  @Test
  void knowsWhatNobodyStarted_oldestFirst() {
    chains().insert(chain("c1", 1));
    chains().insert(chain("c2", 0));
    chains().insert(chain("c3", 2));

    chains().started("c3");
    chains().started("c3");
    chains().insert(chain("c3", 2));

    assertThat(chains().unstarted(5)).extracting(JobChain::id).containsExactly("c2", "c1");
    assertThat(chains().unstarted(1)).extracting(JobChain::id).containsExactly("c2");
  }

  @Test
  void findsWhatWasAcceptedBetween_oncePerPage_andNothingUnstarted() {
    for (int minute = 0; minute < 5; minute++) {
      chains().insert(chain("c" + minute, minute));
      chains().started("c" + minute);
    }
    chains().insert(chain("unstarted", 2));
    Instant end = chain("", 4).createdAt();

    List<JobChain> first = chains().acceptedBetween(Instant.EPOCH, end, 3);

    assertThat(first).extracting(JobChain::id).containsExactly("c0", "c1", "c2");
    assertThat(chains().acceptedBetween(first.getLast().createdAt(), end, 3))
        .extracting(JobChain::id)
        .containsExactly("c3");
  }

  private static JobChain chain(String id, int minute) {
    return new JobChain(
        id,
        JobBuilder.SUBMITTED.plus(Duration.ofMinutes(minute)),
        JobChain.OnFailure.CONTINUE,
        false,
        List.of(
            new ChainStep(false, List.of(job("a"))),
            new ChainStep(true, List.of(job("b"), job("c")))));
  }

  private static ChainJob job(String text) {
    return new ChainJob("echo", JobBuilder.sealed(text));
  }
}
