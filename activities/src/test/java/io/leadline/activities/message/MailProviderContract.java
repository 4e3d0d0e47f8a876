package io.leadline.activities.message;

import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every provider of mail does; each adapter's test brings a service that it talks to. */
public abstract class MailProviderContract {
  protected static final Instant NOW = Instant.ofEpochSecond(1_772_452_800L);
  protected static final Sender FROM = Sender.parse("Example Jobs <jobs@example.com>");

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final AtomicInteger ids = new AtomicInteger();

  /** How the service behaves from now on. */
  public enum Mood {
    /** Takes everything, except mail to addresses that begin with {@code bad}. */
    USUAL,
    /** Asks to come back in 25 seconds, if its protocol can say so. */
    THROTTLING,
    /** Is out of service for a while, and says so. */
    AWAY,
    /** Takes mail and breaks off before its answer. */
    BREAKING_OFF
  }

  /** The adapter under test, connected to the service. */
  protected abstract MessageProvider provider();

  protected abstract void service(Mood mood);

  /** Addresses whose mail the service has taken for good, in order. */
  protected abstract List<String> taken();

  /** What it must answer when it is asked to wait. */
  protected Duration askedToWait() {
    return Duration.ofSeconds(25);
  }

  @Test
  public void sendsMailOfItsOwnToEach() {
    service(Mood.USUAL);

    assertThat(sender().send("slot", 1, List.of(anAlertFor("anna"), aVerificationFor("ben"))))
        .containsOnly(
            entry(anAlertFor("anna").sendId(), SendOutcome.SENT),
            entry(aVerificationFor("ben").sendId(), SendOutcome.SENT));

    assertThat(taken()).containsExactly("anna@example.com", "ben@example.com");
  }

  @Test
  public void aBadRecipientKeepsNobodyElseBack() {
    service(Mood.USUAL);
    List<Draft> drafts = List.of(anAlertFor("anna"), anAlertFor("bad"), anAlertFor("ben"));

    assertThat(sender().send("slot", 1, drafts))
        .containsOnly(
            entry(anAlertFor("anna").sendId(), SendOutcome.SENT),
            entry(anAlertFor("bad").sendId(), SendOutcome.RECIPIENT_DEAD),
            entry(anAlertFor("ben").sendId(), SendOutcome.SENT));

    assertThat(taken()).containsExactly("anna@example.com", "ben@example.com");
    Message refused = ledger.find(anAlertFor("bad").sendId()).orElseThrow();
    assertThat(refused.state()).isEqualTo(CallState.REFUSED);
    assertThat(refused.problem()).isNotBlank().doesNotContain("@");
  }

  @Test
  public void throttlingMeansLater_withTheTimeThatItNames() {
    service(Mood.THROTTLING);

    assertThat(send())
        .isInstanceOfSatisfying(
            CallAnswer.TryLater.class, later -> assertThat(later.after()).isEqualTo(askedToWait()));
    assertThat(taken()).isEmpty();
  }

  @Test
  public void outOfServiceMeansLater_andNothingIsLost() {
    service(Mood.AWAY);
    List<Draft> drafts = List.of(anAlertFor("anna"));
    assertThat(sender().send("slot", 1, drafts)).containsValue(SendOutcome.TRY_LATER);

    service(Mood.USUAL);

    assertThat(sender().send("slot", 2, drafts)).containsValue(SendOutcome.SENT);
    assertThat(taken()).containsExactly("anna@example.com");
  }

  @Test
  public void lostAnswerIsUnknown_andNotRepeatedByItself() {
    service(Mood.BREAKING_OFF);

    assertThat(send()).isInstanceOf(CallAnswer.OutcomeUnknown.class);
    assertThat(taken()).hasSizeLessThanOrEqualTo(1);
  }

  private CallAnswer send() {
    return provider().send("call1", List.of(anAlertFor("anna")));
  }

  private LedgerSender sender() {
    return new LedgerSender(
        ledger, new FakeSuppressions(), provider(), () -> "c" + ids.incrementAndGet(), () -> NOW);
  }
}
