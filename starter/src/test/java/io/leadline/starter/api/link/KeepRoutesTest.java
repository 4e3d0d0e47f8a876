package io.leadline.starter.api.link;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Frequency;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState.Pause;
import io.leadline.workflows.lead.PauseReason;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepRoutesTest {
  private final LinkWorld world = new LinkWorld(anActiveLead().build());

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void keepsNothing_whenAScannerOpensTheLink(String method) {
    quiet();
    Lead before = world.lead();

    world.send(method, keepLink());

    assertThat(world.heard()).isEmpty();
    assertThat(world.lead()).isEqualTo(before);
  }

  @Test
  void asksAQuietLead_andLetsItGoOn() {
    quiet();

    assertThat(world.get(keepLink()).body())
        .contains("Still looking?", "registered nurse near Austin, TX")
        .contains("value=\"keep\"", "value=\"weekly\"", "value=\"leave\"");
    HttpResponse<String> kept = world.post(keepLink(), "act=keep");

    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(kept.body()).contains("Your alerts go on", "href=\"/preferences/");
    assertThat(world.heard()).singleElement().isInstanceOf(LeadEvent.Kept.class);
    assertThat(world.lead().engagement().lastStrong()).isEqualTo(LinkWorld.NOW);
  }

  @Test
  void saysTheSame_toASecondPress() {
    quiet();

    String first = world.post(keepLink(), "act=keep").body();

    assertThat(heading(world.post(keepLink(), "act=keep"))).isEqualTo(heading(first));
  }

  @Test
  void turnsToOneMessageAWeek_beforeItGoesOn() {
    quiet();

    HttpResponse<String> kept = world.post(keepLink(), "act=weekly");

    assertThat(kept.body()).contains("One message a week");
    assertThat(world.lead().frequency()).isEqualTo(Frequency.WEEKLY);
    assertThat(world.heard())
        .hasExactlyElementsOfTypes(LeadEvent.PreferencesChanged.class, LeadEvent.Kept.class);
  }

  @Test
  void stopsEverything_whenAsked() {
    quiet();

    assertThat(world.post(keepLink(), "act=leave").body()).contains("Your alerts have ended");

    assertThat(world.ports.suppressions().find(Channel.EMAIL, world.lead().emailHash()))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "act=other", "button=pressed"})
  void asksAgain_whenNoChoiceWasMade(String form) {
    quiet();

    HttpResponse<String> page = world.post(keepLink(), form);

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Still looking?");
    assertThat(world.heard()).isEmpty();
  }

  @Test
  void bringsBackWhoWasLetGo_andNoOtherThatHasLeft() {
    world.project(LeadStates.in(world.lead().life(), LeadStage.CLOSED, CloseReason.SUNSET, null));
    assertThat(world.get(keepLink()).body()).contains("Still looking?");
    assertThat(world.post(keepLink(), "act=keep").body()).contains("Your alerts go on");
    int heard = world.heard().size();

    world.project(
        LeadStates.in(world.lead().life(), LeadStage.CLOSED, CloseReason.UNSUBSCRIBED, null));

    assertThat(world.post(keepLink(), "act=keep").body()).contains("Your alerts have ended");
    assertThat(world.heard()).hasSize(heard);
  }

  @Test
  void doesNotLiftThePauseOfAnOperator() {
    paused(LeadStage.PAUSED, PauseReason.OPERATOR);

    assertThat(world.get(keepLink()).body()).contains("paused by us").doesNotContain("<form");
    assertThat(world.post(keepLink(), "act=keep").body()).contains("paused by us");
  }

  @Test
  void saysThatAlertsAreOn_toWhoReceivesThem() {
    assertThat(world.get(keepLink()).body()).contains("Your alerts are on", "/preferences/");
  }

  @Test
  void knowsNothingOfALeadThatWasErased() {
    world.ports.leads().change(world.lead().id(), Lead::erased);

    assertThat(world.get(keepLink()).statusCode()).isEqualTo(410);
    assertThat(world.post(keepLink(), "act=keep").statusCode()).isEqualTo(410);
    assertThat(world.heard()).isEmpty();
  }

  @Test
  void refusesLinksThatAreNotOurs() {
    assertThat(world.get("/keep/forged").statusCode()).isEqualTo(404);
    assertThat(world.post(world.link("/keep/", Purpose.VERIFY), "act=keep").statusCode())
        .isEqualTo(404);
  }

  private void quiet() {
    paused(LeadStage.WINBACK, PauseReason.INACTIVE);
  }

  private void paused(LeadStage stage, PauseReason reason) {
    Pause pause = new Pause(reason, LinkWorld.NOW, null);
    world.project(LeadStates.in(world.lead().life(), stage, null, pause));
  }

  private String keepLink() {
    return world.link("/keep/", Purpose.KEEP);
  }

  private static String heading(HttpResponse<String> page) {
    return heading(page.body());
  }

  private static String heading(String page) {
    return page.substring(page.indexOf("<h1>"), page.indexOf("</h1>"));
  }
}
