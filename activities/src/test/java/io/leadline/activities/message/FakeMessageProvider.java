package io.leadline.activities.message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A provider in memory: answers as told, keeps what it accepted. */
public final class FakeMessageProvider implements MessageProvider {
  private final Deque<CallAnswer> answers = new ArrayDeque<>();
  private final List<Draft> accepted = new ArrayList<>();
  private final List<String> lifted = new ArrayList<>();
  private int maxRecipients = 1000;

  /** The next calls are answered so, one after the other; then everything is accepted. */
  public FakeMessageProvider answering(CallAnswer... next) {
    answers.addAll(List.of(next));
    return this;
  }

  public FakeMessageProvider withMaxRecipients(int max) {
    maxRecipients = max;
    return this;
  }

  /** Everything that went out, in order. */
  public List<Draft> accepted() {
    return accepted;
  }

  /** Addresses taken off its own list of opt-outs, in order. */
  public List<String> lifted() {
    return lifted;
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public int maxRecipients() {
    return maxRecipients;
  }

  @Override
  public int maxCharacters() {
    return 1_000_000;
  }

  @Override
  public CallAnswer send(String callId, List<Draft> drafts) {
    CallAnswer answer = answers.isEmpty() ? new CallAnswer.Accepted("ok") : answers.poll();
    if (answer instanceof CallAnswer.Accepted) {
      accepted.addAll(drafts);
    }
    return answer;
  }

  @Override
  public void liftOptOut(String to) {
    lifted.add(to);
  }
}
