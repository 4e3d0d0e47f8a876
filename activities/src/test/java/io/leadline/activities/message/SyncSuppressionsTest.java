package io.leadline.activities.message;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.job.run.JobTrialEnd;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadWorld;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.ProviderSuppressions.Kind;
import io.leadline.activities.message.ProviderSuppressions.Listed;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyncSuppressionsTest {
  private static final Instant LATER = Leads.SIGN_UP.plusSeconds(60);
  private static final Instant EARLIER = Leads.SIGN_UP.minusSeconds(60);

  private final LeadWorld world = new LeadWorld();
  private final Map<Kind, List<Listed>> lists = new EnumMap<>(Kind.class);
  private int pages;
  private final JobTrial<SyncSuppressions.Input, SyncSuppressions.Result> trial =
      JobTrial.of(
          new SyncSuppressions(
              this::page,
              world.suppressions,
              world.leads,
              world.untoldFacts,
              Leads.HASHER,
              world::now));

  @Test
  void takesOverWhatIsOnTheLists_once() {
    list(Kind.BOUNCE, "bounced@example.com", LATER);
    list(Kind.SPAM_REPORT, "complained@example.com", LATER);
    list(Kind.UNSUBSCRIBE, "Left@Example.com", LATER);

    assertThat(learnt()).isEqualTo(3);
    assertThat(learnt(trial.again())).isZero();

    assertThat(reason("bounced@example.com")).contains(Suppression.Reason.BOUNCED);
    assertThat(reason("complained@example.com")).contains(Suppression.Reason.COMPLAINED);
    assertThat(reason("left@example.com")).contains(Suppression.Reason.UNSUBSCRIBED);
    assertThat(world.outbox.size()).isZero();
  }

  @Test
  void aBlockPointsAtUs_andSuppressesNobody() {
    list(Kind.BLOCK, "ada@example.com", LATER);

    assertThat(trial.run(new SyncSuppressions.Input()).result())
        .isEqualTo(
            new SyncSuppressions.Result(
                Map.of(Kind.BOUNCE, 0L, Kind.BLOCK, 1L, Kind.SPAM_REPORT, 0L, Kind.UNSUBSCRIBE, 0L),
                0));
    assertThat(reason("ada@example.com")).isEmpty();
  }

  @Test
  void leadsHearOfIt_once() {
    Lead left = lead();
    Lead bounced = lead();
    list(Kind.UNSUBSCRIBE, left.email(), LATER);
    list(Kind.BOUNCE, bounced.email(), LATER);

    assertThat(learnt()).isEqualTo(2);
    assertThat(learnt(trial.again())).isZero();

    assertThat(heard(left))
        .containsExactly(
            new LeadEvent.Unsubscribed(
                "listed-unsubscribe-" + left.id() + "-" + LATER.getEpochSecond(),
                LATER,
                Channel.EMAIL,
                OptOutCause.PROVIDER));
    assertThat(heard(bounced)).hasOnlyElementsOfType(LeadEvent.Bounced.class).hasSize(1);
    assertThat(reason(left.email())).contains(Suppression.Reason.UNSUBSCRIBED);
    assertThat(reason(bounced.email())).contains(Suppression.Reason.BOUNCED);
  }

  @Test
  void aLaterOptInOverrulesWhatWasBefore_exceptAComplaint() {
    Lead back = lead();
    Lead complained = lead();
    list(Kind.UNSUBSCRIBE, back.email(), EARLIER);
    list(Kind.BOUNCE, back.email(), EARLIER);
    list(Kind.SPAM_REPORT, complained.email(), EARLIER);

    assertThat(learnt()).isEqualTo(1);

    assertThat(reason(back.email())).isEmpty();
    assertThat(heard(back)).isEmpty();
    assertThat(reason(complained.email())).contains(Suppression.Reason.COMPLAINED);
  }

  @Test
  void aHarderReasonReplacesASofterOne_neverTheReverse() {
    list(Kind.BOUNCE, "ada@example.com", LATER);
    list(Kind.UNSUBSCRIBE, "ada@example.com", LATER);
    world.suppressions.suppress(
        new Suppression(
            Channel.EMAIL,
            Leads.HASHER.email("ada@example.com"),
            Suppression.Reason.UNSUBSCRIBED,
            EARLIER));

    assertThat(learnt()).isEqualTo(1);
    assertThat(reason("ada@example.com")).contains(Suppression.Reason.BOUNCED);
  }

  @Test
  void readsListsOfAnyLength() {
    IntStream.range(0, 1001).forEach(i -> list(Kind.BOUNCE, "a" + i + "@example.com", LATER));

    assertThat(learnt()).isEqualTo(1001);
    assertThat(pages).isEqualTo(3 + 3);
  }

  private long learnt() {
    return learnt(trial.run(new SyncSuppressions.Input()));
  }

  private static long learnt(JobTrialEnd<SyncSuppressions.Result> end) {
    return Objects.requireNonNull(end.result()).learnt();
  }

  private List<Listed> page(Kind kind, int offset, int limit) {
    pages++;
    return lists.getOrDefault(kind, List.of()).stream().skip(offset).limit(limit).toList();
  }

  private void list(Kind kind, String address, Instant since) {
    lists.computeIfAbsent(kind, any -> new ArrayList<>()).add(new Listed(address, since));
  }

  private Lead lead() {
    Lead lead = anActiveLead().build();
    world.leads.insert(lead);
    return lead;
  }

  private List<LeadEvent> heard(Lead lead) {
    return world.outbox.of(lead.id()).stream().map(entry -> entry.event()).toList();
  }

  private Optional<Suppression.Reason> reason(String address) {
    return world
        .suppressions
        .find(Channel.EMAIL, Leads.HASHER.email(address))
        .map(Suppression::reason);
  }
}
