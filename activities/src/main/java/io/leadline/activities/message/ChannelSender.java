package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives every draft to the sender of its channel; a channel without one is not set up. */
public final class ChannelSender implements MessageSender {
  private final Map<Channel, MessageSender> senders;

  public ChannelSender(Map<Channel, MessageSender> senders) {
    this.senders = Map.copyOf(senders);
  }

  @Override
  public Map<String, SendOutcome> send(String owner, int attempt, List<Draft> drafts) {
    Map<String, SendOutcome> outcomes = new HashMap<>();
    drafts.stream()
        .collect(Collectors.groupingBy(Draft::channel))
        .forEach((channel, ofOne) -> outcomes.putAll(send(channel, owner, attempt, ofOne)));
    return outcomes;
  }

  @Override
  public boolean carries(Channel channel) {
    return senders.containsKey(channel);
  }

  @Override
  public Optional<String> stopped(Channel channel) {
    MessageSender sender = senders.get(channel);
    return sender == null ? Optional.empty() : sender.stopped(channel);
  }

  @Override
  public Optional<Instant> restsUntil(Channel channel) {
    MessageSender sender = senders.get(channel);
    return sender == null ? Optional.empty() : sender.restsUntil(channel);
  }

  private Map<String, SendOutcome> send(
      Channel channel, String owner, int attempt, List<Draft> drafts) {
    MessageSender sender = senders.get(channel);
    if (sender == null) {
      return drafts.stream()
          .collect(Collectors.toMap(Draft::sendId, draft -> SendOutcome.MISCONFIGURED));
    }
    return sender.send(owner, attempt, drafts);
  }
}
