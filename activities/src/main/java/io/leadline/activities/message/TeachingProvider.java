package io.leadline.activities.message;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider whose refusals of recipients are taken in like events that it reports later: the lead
 * learns of them whatever becomes of the call. The next refusal teaches what this one could not.
 */
public final class TeachingProvider implements MessageProvider {
  private static final Logger LOG = LoggerFactory.getLogger(TeachingProvider.class);

  /** An answer proves nothing about events, by whose silence other calls are judged. */
  private static final String NO_CALL = "";

  private final MessageProvider provider;
  private final EventIntake intake;
  private final InstantSource clock;

  public TeachingProvider(MessageProvider provider, EventIntake intake, InstantSource clock) {
    this.provider = provider;
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public int maxRecipients() {
    return provider.maxRecipients();
  }

  @Override
  public int maxCharacters() {
    return provider.maxCharacters();
  }

  @Override
  public Duration remembersCalls() {
    return provider.remembersCalls();
  }

  @Override
  public void liftOptOut(String to) {
    provider.liftOptOut(to);
  }

  @Override
  public CallAnswer send(String callId, List<Draft> drafts) {
    CallAnswer answer = provider.send(callId, drafts);
    if (!answer.refusals().isEmpty()) {
      try {
        intake.take(events(callId, answer.refusals()));
      } catch (RuntimeException e) {
        LOG.warn("call {}: what its refusal says was not stored: {}", callId, e.toString());
      }
    }
    return answer;
  }

  private List<ProviderEvent> events(String callId, Map<String, CallAnswer.Refusal> refusals) {
    Instant now = clock.instant();
    List<ProviderEvent> events = new ArrayList<>();
    refusals.forEach(
        (sendId, refusal) ->
            type(refusal.kind())
                .map(
                    type ->
                        new ProviderEvent(
                            name() + "-" + callId + "-" + sendId + "-refused",
                            sendId,
                            NO_CALL,
                            type,
                            now,
                            refusal.problem(),
                            false))
                .ifPresent(events::add));
    return events;
  }

  private static Optional<ProviderEvent.Type> type(CallAnswer.Refusal.Kind kind) {
    return switch (kind) {
      case DEAD -> Optional.of(ProviderEvent.Type.BOUNCED_HARD);
      case OPTED_OUT -> Optional.of(ProviderEvent.Type.UNSUBSCRIBED);
      case BLOCKED, LATER -> Optional.empty();
    };
  }
}
