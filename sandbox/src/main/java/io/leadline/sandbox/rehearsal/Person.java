package io.leadline.sandbox.rehearsal;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.Preferences;
import io.leadline.activities.signup.SignUpForm;
import io.leadline.activities.signup.SignUpResult;
import io.leadline.sandbox.rehearsal.board.Board;
import io.leadline.sandbox.rehearsal.script.Deed;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.EngagementSource;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;

/** The lead of a rehearsal, who does what its script says, by the ways that a real one has. */
final class Person {
  private static final String ADDRESS = "ada@example.com";
  private static final String OTHER_ADDRESS = "ada.lovelace@example.com";
  private static final String PHONE = "+15125550100";
  private static final String CONSENT = "Yes, send me job alerts.";

  private final Scene scene;
  private final Reader reader;
  private final Postman postman;

  Person(Scene scene, Reader reader, Postman postman) {
    this.scene = scene;
    this.reader = reader;
    this.postman = postman;
  }

  /**
   * Fills in the form.
   *
   * @return the id of the lead
   */
  String signUp() {
    boolean texts = scene.script().texts();
    SignUpForm form =
        new SignUpForm(
            ADDRESS,
            texts ? PHONE : null,
            "registered nurse",
            "Austin, TX",
            null,
            null,
            true,
            texts,
            CONSENT,
            null,
            null);
    SignUpResult result = scene.board().signUp().signUp(form);
    if (result instanceof SignUpResult.Accepted accepted) {
      return accepted.leadId();
    }
    throw new IllegalStateException("the form is refused: " + result);
  }

  void does(Deed deed, String leadId) {
    if (!deed.isInTheTimeline()) {
      scene.diary().note(deed.words());
    }
    Lead lead = scene.lead(leadId);
    Board board = scene.board();
    switch (deed) {
      case Deed.Pause it ->
          board.desk().pause(lead, scene.calendar().startOf(it.until()), Actor.LEAD);
      case Deed.Resume it -> board.desk().resume(lead, Actor.LEAD);
      case Deed.Keep it -> board.desk().keep(lead);
      case Deed.Text it -> texts(it.text());
      case Deed.Unsubscribe it ->
          board
              .desk()
              .unsubscribe(
                  lead,
                  scene
                      .inbox()
                      .newestLink(LinkToken.Purpose.UNSUBSCRIBE)
                      .map(LinkToken::channel)
                      .orElse(Channel.EMAIL),
                  OptOutCause.ONE_CLICK);
      case Deed.Complain it -> scene.inbox().newestMail().ifPresent(postman::complained);
      case Deed.ChangeAddress it -> {
        reader.provesAddresses(it.proves());
        board.desk().requestAddressChange(lead, OTHER_ADDRESS);
      }
      case Deed.MoveTo it -> {
        scene.calendar().moved(now(), it.zone());
        Preferences moved = new Preferences(lead.interest(), it.zone(), lead.frequency());
        board.desk().changePreferences(lead, moved, Actor.LEAD);
      }
      case Deed.Visit it -> engaged(leadId, EngagementSource.VISIT);
      case Deed.FindJob it -> engaged(leadId, EngagementSource.HIRED);
      case Deed.SignUpAgain it -> signUp();
      case Deed.Erase it -> board.desk().erase(lead, Actor.LEAD);
    }
  }

  private void texts(String words) {
    scene
        .board()
        .text(PHONE, words)
        .ifPresent(answer -> scene.diary().note("is answered: " + answer));
  }

  private void engaged(String leadId, EngagementSource source) {
    scene.board().engagements().engaged(leadId, source, now(), scene.board().nextId());
  }

  private Instant now() {
    return scene.clock().instant();
  }
}
