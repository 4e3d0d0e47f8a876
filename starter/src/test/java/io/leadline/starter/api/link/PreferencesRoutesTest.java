package io.leadline.starter.api.link;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Frequency;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.lead.PendingAddress;
import io.leadline.starter.page.ConsentWords;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState.Pause;
import io.leadline.workflows.lead.PauseReason;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesRoutesTest {
  private static final String SAVE =
      "act=save&query=Charge+Nurse&location=Dallas%2C+TX&radiusKm=25&frequency=WEEKLY&email=yes";
  private static final String AS_BEFORE =
      "act=save&query=registered+nurse&location=Austin%2C+TX&radiusKm=40&frequency=DAILY";

  private final LinkWorld world = new LinkWorld(anActiveLead().email("ada@example.com").build());

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void changesNothing_whenAScannerOpensTheLink(String method) {
    Lead before = world.lead();

    world.send(method, link());

    assertThat(world.lead()).isEqualTo(before);
    assertThat(world.heard()).isEmpty();
  }

  @Test
  void showsWhatIsStored_withoutScriptsOrFullAddresses() {
    HttpResponse<String> page = world.get(link());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("value=\"registered nurse\"", "value=\"Austin, TX\"", "within 40 km")
        .contains("a•••@example.com", "<option value=\"DAILY\" selected>")
        .doesNotContain("ada@example.com", "<script", "onclick", "<style");
  }

  @Test
  void savesAllOfTheForm_asAnEngagement() {
    HttpResponse<String> page = world.post(link(), SAVE);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("role=\"status\"", "Saved.", "value=\"charge nurse\"");
    Lead lead = world.lead();
    assertThat(lead.interest().query()).isEqualTo("charge nurse");
    assertThat(lead.interest().placeName()).isEqualTo("Dallas, TX");
    assertThat(lead.interest().radiusKm()).isEqualTo(25);
    assertThat(lead.frequency()).isEqualTo(Frequency.WEEKLY);
    assertThat(lead.engagement().lastStrong()).isEqualTo(LinkWorld.NOW);
    assertThat(world.heard()).singleElement().isInstanceOf(LeadEvent.PreferencesChanged.class);
  }

  @Test
  void saysWhichPlaceItTook_andWhatElseThereIs() {
    HttpResponse<String> page =
        world.post(
            link(),
            "act=save&query=nurse&location=Springfield&radiusKm=25&frequency=DAILY&email=yes");

    assertThat(page.body())
        .contains("Saved. We took Springfield, MO. There is also ", "value=\"Springfield, MO\"");
  }

  @Test
  void takesRemoteAndTheLeastPay_andKeepsBothWhenSavedAgain() {
    String wishes =
        "act=save&query=nurse&location=remote&radiusKm=25&minPay=%2420+an+hour&frequency=DAILY"
            + "&email=yes";
    HttpResponse<String> page = world.post(link(), wishes);

    assertThat(page.body()).contains("value=\"remote\"", "value=\"$20 an hour\"");
    assertThat(world.lead().interest())
        .isEqualTo(new Interest("nurse", null, null, 0, true, "$20 an hour"));
    assertThat(world.post(link(), wishes).body()).contains("All as it was.");
    assertThat(world.post(link(), wishes.replace("%2420+an+hour", "lots")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void countsAsEngagement_evenWhenNothingIsDifferent() {
    assertThat(world.post(link(), AS_BEFORE + "&email=yes").body()).contains("All as it was.");

    assertThat(world.lead().preferences()).isEqualTo(anActiveLead().build().preferences());
    assertThat(world.lead().engagement().lastStrong()).isEqualTo(LinkWorld.NOW);
  }

  @Test
  void bringsAQuietLeadBack_whenItSaves() {
    paused(PauseReason.INACTIVE, LeadStage.WINBACK);

    HttpResponse<String> page = world.post(link(), AS_BEFORE + "&email=yes");

    assertThat(page.body()).contains("Your alerts go on.");
    assertThat(world.heard()).singleElement().isInstanceOf(LeadEvent.Engaged.class);
  }

  @Test
  void marksEveryFieldThatCannotBeUsed_andKeepsWhatWasEntered() {
    Lead before = world.lead();

    HttpResponse<String> page =
        world.post(link(), "act=save&query=-&location=Nowhereville&radiusKm=9999&sms=yes&phone=12");

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("Say what work you look for", "This place is not known", "from 1 to 500")
        .contains("Choose how often", "There is no such phone number", "value=\"Nowhereville\"")
        .containsOnlyOnce(" autofocus");
    assertThat(world.lead()).isEqualTo(before);
    assertThat(world.heard()).isEmpty();
  }

  @Test
  void switchesTextsOn_withTheNumberAndTheWordsThatWereAgreedTo() {
    HttpResponse<String> page =
        world.post(link(), AS_BEFORE + "&email=yes&sms=yes&phone=%28512%29+555-0100");

    assertThat(page.body()).contains("Texts are on.", "the number ending in 0100");
    assertThat(world.lead().phone()).isEqualTo("+15125550100");
    assertThat(world.lead().consents())
        .anySatisfy(
            consent -> {
              assertThat(consent.sms()).isTrue();
              assertThat(consent.text()).isEqualTo(ConsentWords.SMS);
            });
    assertThat(world.heard()).singleElement().isInstanceOf(LeadEvent.SmsStarted.class);
  }

  @Test
  void needsANumberForTexts_andOneWayAtLeast() {
    assertThat(world.post(link(), AS_BEFORE + "&sms=yes").body())
        .contains("Text messages need a mobile number.");
    assertThat(world.post(link(), AS_BEFORE).body()).contains("Choose at least one way.");
    assertThat(world.heard()).isEmpty();
  }

  @Test
  void switchesMailOff_beforeItAnswers() {
    world.post(link(), AS_BEFORE + "&sms=yes&phone=%28512%29+555-0100");

    assertThat(world.ports.suppressions().find(Channel.EMAIL, world.lead().emailHash()))
        .isPresent();
    assertThat(world.heard())
        .hasExactlyElementsOfTypes(LeadEvent.SmsStarted.class, LeadEvent.Unsubscribed.class);
  }

  @Test
  void asksForTheProofOfTheAddressAgain_whenMailIsSwitchedOn() {
    world.post(link(), AS_BEFORE + "&sms=yes&phone=%28512%29+555-0100");

    HttpResponse<String> page = world.post(link(), AS_BEFORE + "&sms=yes&email=yes");

    assertThat(page.body()).contains("when you press the button in the message to a•••@");
    assertThat(world.lead().epoch()).isEqualTo(2);
    assertThat(world.lead().consents().getLast())
        .extracting(ConsentRecord::email, ConsentRecord::text, ConsentRecord::confirmedAt)
        .containsExactly(true, ConsentWords.EMAIL, null);
    assertThat(world.heard()).hasAtLeastOneElementOfType(LeadEvent.SignedUp.class);
  }

  @Test
  void takesABreak_untilThatDayWhereTheLeadIs() {
    HttpResponse<String> page = world.post(link(), "act=pause&until=2027-01-15");

    assertThat(page.body()).contains("take a break", "Friday, January 15");
    assertThat(world.heard())
        .singleElement()
        .isInstanceOfSatisfying(
            LeadEvent.PauseRequested.class,
            event ->
                assertThat(event.until())
                    .isEqualTo(
                        LocalDate.of(2027, 1, 15)
                            .atStartOfDay(ZoneId.of("America/Chicago"))
                            .toInstant()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-11-24", "2026-01-01", "2027-03-01", "soon"})
  void refusesABreakWithoutAnEnd_orOneThatIsTooLong(String until) {
    HttpResponse<String> page = world.post(link(), "act=pause&until=" + until);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Choose a day from tomorrow to 2027-02-22.");
    assertThat(world.heard()).isEmpty();
  }

  @Test
  void endsABreak_butNotThatOfAnOperator() {
    paused(PauseReason.LEAD_REQUEST, LeadStage.PAUSED);
    assertThat(world.get(link()).body()).contains("paused until Friday, January 15", "Go on now");
    world.post(link(), "act=resume");
    assertThat(world.heard()).singleElement().isInstanceOf(LeadEvent.ResumeRequested.class);

    paused(PauseReason.OPERATOR, LeadStage.PAUSED);
    assertThat(world.get(link()).body()).contains("paused by us").doesNotContain("Go on now");
    world.post(link(), "act=resume");
    world.post(link(), "act=pause&until=2027-01-15");
    assertThat(world.heard()).hasSize(1);
  }

  @Test
  void asksForTheProofOfAnotherAddress_onceForTwoPresses() {
    HttpResponse<String> page = world.post(link(), "act=address&newEmail=ada%40example.org");
    world.post(link(), "act=address&newEmail=ada%40example.org");

    assertThat(page.body()).contains("Check your mail", "a•••@example.org");
    assertThat(world.lead().pendingAddress())
        .extracting(PendingAddress::email, PendingAddress::version)
        .containsExactly("ada@example.org", 2);
    assertThat(world.lead().email()).isEqualTo("ada@example.com");
    assertThat(world.heard()).singleElement().isInstanceOf(LeadEvent.AddressChangeRequested.class);
  }

  @Test
  void sendsMailToAFewStrangersOnly() {
    for (int i = 0; i < 5; i++) {
      world.post(link(), "act=address&newEmail=other" + i + "%40example.org");
    }

    assertThat(world.heard()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "nobody,has an @ in it",
    "ada%40example.com,This is the address in use.",
    "ada%40gnail.con,Did you mean ada@gmail.com?"
  })
  void saysWhatIsWrongWithAnotherAddress(String typed, String words) {
    HttpResponse<String> page = world.post(link(), "act=address&newEmail=" + typed);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).containsIgnoringCase(words).contains("value=\"registered nurse\"");
    assertThat(world.heard()).isEmpty();
  }

  @Test
  void putsTheNewAddressInPlace_whenItIsProved() {
    world.post(link(), "act=address&newEmail=ada%40example.org");
    String proof = world.link("/address/", Purpose.NEW_ADDRESS, 2);

    world.get(proof);
    assertThat(world.lead().email()).isEqualTo("ada@example.com");
    assertThat(world.post(proof, "button=pressed").body()).contains("new address is in use");
    assertThat(world.post(proof, "button=pressed").statusCode()).isEqualTo(200);

    assertThat(world.lead().email()).isEqualTo("ada@example.org");
    assertThat(world.get(link()).statusCode()).as("a link to the old address").isEqualTo(410);
    assertThat(world.get(world.link("/preferences/", Purpose.PREFERENCES, 2)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void leavesAnAddressToTheLeadThatHasIt() {
    world.post(link(), "act=address&newEmail=eve%40example.org");
    world.signUp("eve@example.org");

    HttpResponse<String> page =
        world.post(world.link("/address/", Purpose.NEW_ADDRESS, 2), "button=pressed");

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("alerts of its own");
    assertThat(world.lead().email()).isEqualTo("ada@example.com");
  }

  @Test
  void saysThatAnAddressLinkIsTooOld_whenAnotherWasAskedForSince() {
    world.post(link(), "act=address&newEmail=one%40example.org");
    world.post(link(), "act=address&newEmail=two%40example.org");

    assertThat(
            world
                .post(world.link("/address/", Purpose.NEW_ADDRESS, 2), "button=pressed")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void stopsEverythingAtOnce() {
    assertThat(world.post(link(), "act=leave").body()).contains("Your alerts have ended");
    assertThat(world.post(link(), "act=leave").statusCode()).isEqualTo(200);

    assertThat(world.ports.suppressions().find(Channel.EMAIL, world.lead().emailHash()))
        .isPresent();
  }

  @Test
  void answersLinksOfLeadsThatCannotChangeAnything() {
    world.project(
        LeadStates.in(world.lead().life(), LeadStage.CLOSED, CloseReason.UNSUBSCRIBED, null));
    assertThat(world.get(link()).body()).contains("Your alerts have ended", "Sign up");

    world.project(LeadStates.in(world.lead().life(), LeadStage.VERIFYING, null, null));
    assertThat(world.get(link()).body()).contains("First confirm your address");

    world.project(LeadStates.in(world.lead().life(), LeadStage.CLOSED, CloseReason.SUNSET, null));
    assertThat(world.get(link()).body()).contains("Still looking?");

    world.ports.leads().change(world.lead().id(), Lead::erased);
    assertThat(world.post(link(), SAVE).statusCode()).isEqualTo(410);
    assertThat(world.heard()).isEmpty();
  }

  private void paused(PauseReason reason, LeadStage stage) {
    Pause pause = new Pause(reason, LinkWorld.NOW, Instant.parse("2027-01-15T06:00:00Z"));
    world.project(LeadStates.in(world.lead().life(), stage, null, pause));
  }

  private String link() {
    return world.link("/preferences/", Purpose.PREFERENCES);
  }
}
