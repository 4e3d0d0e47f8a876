package io.leadline.activities.alert;

import static io.leadline.activities.alert.AlertWorld.SLOT;
import static io.leadline.activities.alert.AlertWorld.hits;
import static io.leadline.activities.alert.HitBuilder.aHit;
import static io.leadline.activities.alert.StateBuilder.aState;
import static io.leadline.activities.alert.StateBuilder.interest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leadline.activities.alert.Ranking.Verdict;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.place.Gazetteer;
import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.PostingHit;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertPreviewTest {
  private final AlertWorld world = new AlertWorld();
  private final AlertPreview preview = preview(EnumSet.allOf(Channel.class));

  @Test
  void explainsEveryPostingOfALead() {
    world.index.finding("nursing", hits("n", 12));
    AlertState state = world.due(aState().shown(ShownPostings.NONE.plus(List.of("n0"))));

    AlertPreview.Explanation explanation = preview.explain(state.leadId()).getFirst();

    assertThat(explanation.nextSlot()).isEqualTo(SLOT);
    assertThat(explanation.outcome()).isEqualTo("SENT");
    assertThat(explanation.postings()).hasSize(12);
    assertThat(explanation.postings().getFirst().verdict()).isEqualTo(Verdict.SHOWN_BEFORE);
    assertThat(explanation.postings().get(1).verdict()).isEqualTo(Verdict.CHOSEN);
    assertThat(explanation.postings().getLast().verdict()).isEqualTo(Verdict.ALERT_FULL);
    assertThat(preview.explain("nobody")).isEmpty();
  }

  @Test
  void takesEachScoreApart() {
    PostingHit near =
        aHit("near")
            .at(new GeoPoint(30.2672, -97.7431))
            .pay("$40 an hour")
            .firstSeen(SLOT.plusSeconds(20).minus(Duration.ofDays(3)))
            .score(6.6)
            .build();
    world.index.finding("nursing", near);
    Affinity likes = Affinity.NONE.plus(List.of(Affinity.Click.on(near, world.now)));
    AlertState state = world.due(aState().liking(likes));

    Score score = preview.explain(state.leadId()).getFirst().postings().getFirst().score();

    assertThat(score.freshness()).isEqualTo(0.5);
    assertThat(score.distance()).isEqualTo(1);
    assertThat(score.quality()).isEqualTo(1.1);
    assertThat(score.text()).isCloseTo(12, within(1e-9));
    assertThat(score.affinity()).isCloseTo(1.4, within(1e-9));
    assertThat(score.total()).isCloseTo(6.6 * 1.4, within(1e-9));
  }

  @Test
  void namesWhatIsBarredThoughItsWordsFit() {
    world.index.finding("nursing", hits("n", 1));
    world.index.barring(aHit("gone").closed().build(), aHit("lost").build());
    AlertState state = world.due(aState());

    assertThat(preview.explain(state.leadId()).getFirst().nearMisses())
        .extracting(miss -> miss.posting().id() + " " + miss.bar())
        .containsExactly("gone CLOSED", "lost PLACE_UNKNOWN");
  }

  @Test
  void namesPlacesThatAreCalledTheSame() {
    world.index.finding("nursing", hits("n", 1));
    AlertState state =
        world.due(
            aState()
                .interest(
                    new Interest("nursing", "Springfield, MO", new GeoPoint(37.2, -93.3), 40)));

    AlertPreview.Explanation explanation = preview.explain(state.leadId()).getFirst();

    assertThat(explanation.namesakes()).contains("Springfield, MA");
    assertThat(explanation.why()).isEqualTo("1 new posting");
  }

  @Test
  void explainsWhatARunWouldDo() {
    List<String> seen = hits("n", 30).stream().map(hit -> hit.id()).toList();
    world.index.finding("nursing", hits("n", 31));
    AlertState state = world.due(aState().shown(ShownPostings.NONE.plus(seen)));

    List<AlertPreview.Ranked> postings = preview.explain(state.leadId()).getFirst().postings();

    assertThat(postings.getLast().verdict()).isEqualTo(Verdict.CHOSEN);
    world.run();
    assertThat(world.provider.accepted().getFirst().postings())
        .containsExactly(postings.getLast().posting().id());
  }

  @Test
  void saysWhenTheAddressIsSuppressedOrTheLeadWithdrawn() {
    world.index.finding("nursing", hits("n", 1));
    AlertState suppressed = world.due(aState());
    suppress(suppressed);
    AlertState withdrawn = world.due(aState());
    world.states.put(withdrawn.withdrawn(), withdrawn);

    assertThat(preview.explain(suppressed.leadId()))
        .extracting(AlertPreview.Explanation::outcome)
        .containsExactly("SUPPRESSED");
    assertThat(preview.explain(withdrawn.leadId()))
        .extracting(AlertPreview.Explanation::nextSlot)
        .containsOnlyNulls();
  }

  @Test
  void saysWhenALeadHasHadItsShareOfTheWeek_asARunDoes() {
    world.perWeek = 1;
    world.index.finding("nursing", hits("n", 1));
    RecentSlots yesterday =
        RecentSlots.NONE.plus(
            new RecentSlots.Entry(
                SLOT.minus(Duration.ofDays(1)),
                AlertOutcome.SENT,
                LocalDate.of(2026, 11, 23),
                1,
                1));
    AlertState state = world.due(aState().recent(yesterday));
    AlertPreview capped = preview(EnumSet.allOf(Channel.class));

    assertThat(capped.explain(state.leadId()))
        .extracting(AlertPreview.Explanation::outcome)
        .containsExactly("CAPPED");
    assertThat(capped.dryRun(SLOT).byOutcome()).isEqualTo(Map.of("CAPPED", 1L));
    assertThat(world.run().byOutcome()).isEqualTo(Map.of("CAPPED", 1L));
  }

  @Test
  void explainsEachChannelByItself() {
    world.index.finding("nursing", hits("n", 2));
    AlertState mail = world.due(aState());
    world.due(
        aState()
            .lead(mail.leadId())
            .byText()
            .slot(SLOT.plus(Duration.ofHours(2)))
            .shown(ShownPostings.NONE.plus(List.of("n0", "n1"))));

    assertThat(preview.explain(mail.leadId()))
        .extracting(explanation -> explanation.channel() + " " + explanation.outcome())
        .containsExactly("EMAIL SENT", "SMS QUIET_HOURS");

    world.now = SLOT.plus(Duration.ofHours(2));
    assertThat(preview.explain(mail.leadId()))
        .extracting(explanation -> explanation.channel() + " " + explanation.outcome())
        .containsExactly("EMAIL SENT", "SMS NO_NEW");
    assertThat(preview.dryRun(world.now).byOutcome()).isEqualTo(Map.of("SENT", 1L, "NO_NEW", 1L));
  }

  @Test
  void aChannelThatIsNotSetUpBringsNothing() {
    world.index.finding("nursing", hits("n", 2));
    AlertState text = world.due(aState().byText());
    AlertPreview mailOnly = preview(EnumSet.of(Channel.EMAIL));

    assertThat(mailOnly.explain(text.leadId()))
        .extracting(AlertPreview.Explanation::outcome)
        .containsExactly("SKIPPED_NO_PROVIDER");
    assertThat(mailOnly.dryRun(SLOT).byOutcome()).isEqualTo(Map.of("SKIPPED_NO_PROVIDER", 1L));
  }

  private AlertPreview preview(Set<Channel> setUp) {
    return new AlertPreview(
        world.states,
        world.index,
        world.suppressions,
        new Gazetteer(),
        world.cap(),
        AlertSettings.DEFAULTS,
        setUp,
        () -> world.now);
  }

  @Test
  void countsWhatARunWouldDoAndChangesNothing() {
    world.index.finding("nursing", hits("n", 1));
    world.due(aState());
    world.due(aState());
    world.due(aState().slot(SLOT.minus(Duration.ofHours(5))));
    world.due(aState().interest(interest("astronaut")));
    world.due(aState().slot(SLOT.plusSeconds(1)));
    suppress(world.due(aState()));

    assertThat(preview.dryRun(SLOT).byOutcome())
        .isEqualTo(Map.of("SENT", 2L, "SKIPPED_OUTAGE", 1L, "NO_NEW", 1L, "SUPPRESSED", 1L));

    assertThat(world.states.countDue(SLOT)).isEqualTo(5);
    assertThat(world.provider.accepted()).isEmpty();
  }

  private void suppress(AlertState state) {
    world.suppressions.suppress(
        new Suppression(
            Channel.EMAIL,
            state.addressHash(),
            Suppression.Reason.UNSUBSCRIBED,
            SLOT.minusSeconds(60)));
  }
}
