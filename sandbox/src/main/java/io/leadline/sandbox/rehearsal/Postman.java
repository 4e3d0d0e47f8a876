package io.leadline.sandbox.rehearsal;

import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.sandbox.rehearsal.board.Board;
import io.leadline.sandbox.rehearsal.board.Outbound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What providers report, and links see, of the messages of a rehearsal. */
final class Postman {
  static final Duration DELIVERY = Duration.ofSeconds(20);

  private final Scene scene;
  private int events;

  Postman(Scene scene) {
    this.scene = scene;
  }

  /** Brings a message, or tells that nobody takes it. */
  void deliver(Outbound sent, ProviderEvent.Type outcome, Runnable then) {
    scene
        .agenda()
        .plan(
            sent.at().plus(DELIVERY),
            () -> {
              report(sent, outcome, detail(outcome));
              then.run();
            });
  }

  void opened(Outbound mail) {
    report(mail, ProviderEvent.Type.OPENED, null);
    judgeSoon();
  }

  /** A link of ours was followed. */
  void clicked(LinkToken link) {
    scene.board().follow(link);
    judgeSoon();
  }

  private void judgeSoon() {
    Instant due = scene.clock().instant().plus(Board.JUDGE_AFTER).plusSeconds(1);
    scene.agenda().plan(due, scene.board()::judge);
  }

  void complained(Outbound mail) {
    report(mail, ProviderEvent.Type.COMPLAINED, null);
  }

  private void report(Outbound sent, ProviderEvent.Type type, @Nullable String detail) {
    ProviderEvent event =
        new ProviderEvent(
            id(),
            sent.draft().sendId(),
            sent.callId(),
            type,
            scene.clock().instant(),
            detail,
            false);
    scene.board().intake().take(List.of(event));
  }

  private String id() {
    return "rehearsal-" + ++events;
  }

  private static @Nullable String detail(ProviderEvent.Type outcome) {
    return switch (outcome) {
      case BOUNCED_HARD -> "550 5.1.1 no such mailbox";
      case BOUNCED_SOFT -> "452 4.2.2 mailbox full";
      default -> null;
    };
  }
}
