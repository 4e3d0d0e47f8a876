package io.leadline.sandbox.rehearsal;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendId;
import io.leadline.sandbox.rehearsal.board.Outbound;
import io.leadline.sandbox.rehearsal.script.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The lead before its inbox: opens what arrives and presses what its script says. */
final class Reader {
  private static final Duration PROOF = Duration.ofMinutes(15);
  private static final Duration READING = Duration.ofMinutes(1);
  private static final int SOONEST_MINUTES = 5;
  private static final int SPREAD_MINUTES = 90;

  private final Scene scene;
  private final Postman postman;
  private final Set<Integer> provedEpochs = new HashSet<>();
  private boolean provesAddresses;

  Reader(Scene scene, Postman postman) {
    this.scene = scene;
    this.postman = postman;
  }

  /** Whether it proves the address that it gave last. */
  void provesAddresses(boolean proves) {
    provesAddresses = proves;
  }

  /** A mail is in its inbox. */
  void read(Outbound mail) {
    Script script = scene.script();
    int day = scene.calendar().dayOf(mail.at());
    MessageKind kind = mail.draft().kind();
    switch (kind) {
      case VERIFICATION -> {
        if (script.verifiesAfter() != null && provedEpochs.add(mail.draft().epoch())) {
          scene.agenda().plan(mail.at().plus(script.verifiesAfter()), this::verify);
        }
      }
      case NEW_ADDRESS -> {
        if (provesAddresses) {
          scene.agenda().plan(mail.at().plus(PROOF), () -> proveAddress(mail.draft()));
        }
      }
      case WINBACK -> {
        int ordinal = SendId.ordinal(mail.draft().sendId());
        boolean presses = script.clicksWinback().contains(ordinal);
        if (presses || script.opensWinback().contains(ordinal) || script.isOpenedOn(day)) {
          open(mail, presses ? () -> keep(mail.draft().leadId()) : () -> {});
        }
      }
      default -> {
        if (script.isOpenedOn(day)) {
          open(mail, script.isClickedOn(day) ? () -> click(mail) : () -> {});
        }
      }
    }
  }

  private void open(Outbound mail, Runnable then) {
    Random random = new Random(scene.seed() * 31 + mail.draft().sendId().hashCode());
    int minutes = SOONEST_MINUTES + random.nextInt(SPREAD_MINUTES);
    Instant at = mail.at().plus(Duration.ofMinutes(minutes));
    scene.agenda().plan(at, () -> postman.opened(mail));
    scene.agenda().plan(at.plus(READING), then);
  }

  private void click(Outbound mail) {
    scene.inbox().link(mail.draft(), LinkToken.Purpose.CLICK).ifPresent(postman::clicked);
  }

  private void verify() {
    Optional<LinkToken> link = scene.inbox().newestLink(LinkToken.Purpose.VERIFY);
    if (link.isEmpty()) {
      scene.diary().note("presses a link that works no longer");
    } else if (scene.board().desk().confirm(link.get()) != LeadDesk.ConfirmResult.CONFIRMED) {
      scene.diary().note("presses the button in the mail, which comes too late");
    }
  }

  private void proveAddress(Draft mail) {
    scene.diary().note("presses the button in the mail to its new address");
    LeadDesk.ConfirmResult result =
        scene
            .inbox()
            .link(mail, LinkToken.Purpose.NEW_ADDRESS)
            .map(link -> scene.board().desk().confirmAddress(link))
            .orElse(LeadDesk.ConfirmResult.GONE);
    if (result != LeadDesk.ConfirmResult.CONFIRMED) {
      scene.diary().note("is told that it comes too late");
    }
  }

  private void keep(String leadId) {
    Lead lead = scene.lead(leadId);
    scene.diary().note("presses the button that keeps its alerts");
    scene.board().desk().keep(lead);
  }
}
