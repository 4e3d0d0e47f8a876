package io.leadline.sandbox.rehearsal.board;

import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageProvider;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A provider of mail and text messages that takes everything and keeps it to be collected. */
final class Postbox implements MessageProvider {
  private static final int RECIPIENTS = 1000;

  private final Queue<Outbound> waiting = new ConcurrentLinkedQueue<>();
  private final InstantSource clock;

  Postbox(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "rehearsal";
  }

  @Override
  public int maxRecipients() {
    return RECIPIENTS;
  }

  @Override
  public int maxCharacters() {
    return Integer.MAX_VALUE;
  }

  @Override
  public CallAnswer send(String callId, List<Draft> drafts) {
    drafts.forEach(draft -> waiting.add(new Outbound(draft, callId, clock.instant())));
    return new CallAnswer.Accepted("rehearsal-" + callId);
  }

  /** Everything that was sent since the last time; the same order whoever sent first. */
  List<Outbound> collect() {
    List<Outbound> collected = new ArrayList<>();
    for (Outbound next = waiting.poll(); next != null; next = waiting.poll()) {
      collected.add(next);
    }
    collected.sort(Comparator.comparing(outbound -> outbound.draft().sendId()));
    return collected;
  }
}
