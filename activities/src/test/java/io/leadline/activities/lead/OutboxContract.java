package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static io.leadline.activities.lead.Leads.aNewLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptIn;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} keeps; extended by the fake and by each adapter. */
public abstract class OutboxContract {
  /** The outbox under test, empty. */
  protected abstract Outbox outbox();

  @Test
  public void givesBackEveryKindOfEntry() {
    Lead lead = aNewLead().phone("+15125550100").build();
    OutboxEntry signUp =
        new OutboxEntry(
            "a",
            lead.id(),
            new LeadEvent.SignedUp("a", SIGN_UP, 1, OptIn.FORM, false),
            new LeadFact.SignUp(lead),
            SIGN_UP,
            0);
    OutboxEntry bounce = entry("b", new LeadEvent.Bounced("b", SIGN_UP, Channel.EMAIL, 3), 1);
    OutboxEntry stop =
        entry("c", new LeadEvent.Unsubscribed("c", SIGN_UP, Channel.SMS, OptOutCause.ONE_CLICK), 2);

    outbox().put(signUp);
    outbox().put(bounce);
    outbox().put(stop);

    assertThat(outbox().due(SIGN_UP.plusSeconds(9), 10)).containsExactly(signUp, bounce, stop);
    assertThat(outbox().of(lead.id())).containsExactly(signUp);
    assertThat(outbox().of("nobody")).isEmpty();
  }

  @Test
  public void givesWhatIsDueOldestFirst() {
    outbox().put(confirmed("late", 30));
    outbox().put(confirmed("first", 10));
    outbox().put(confirmed("second", 20));

    assertThat(outbox().due(SIGN_UP.plusSeconds(9), 10)).isEmpty();
    assertThat(outbox().due(SIGN_UP.plusSeconds(20), 10))
        .extracting(OutboxEntry::id)
        .containsExactly("first", "second");
    assertThat(outbox().due(SIGN_UP.plusSeconds(60), 1))
        .extracting(OutboxEntry::id)
        .containsExactly("first");
    assertThat(outbox().size()).isEqualTo(3);
  }

  @Test
  public void puttingTheSameIdAgainChangesNothing() {
    outbox().put(confirmed("a", 10));
    outbox().postpone("a", SIGN_UP.plusSeconds(50));

    outbox().put(confirmed("a", 10));

    assertThat(outbox().due(SIGN_UP.plusSeconds(49), 10)).isEmpty();
    assertThat(outbox().size()).isEqualTo(1);
  }

  @Test
  public void postponingMovesAndCounts() {
    outbox().put(confirmed("a", 10));

    outbox().postpone("a", SIGN_UP.plusSeconds(40));
    outbox().postpone("a", SIGN_UP.plusSeconds(50));
    outbox().postpone("nobody", SIGN_UP);

    Instant due = SIGN_UP.plusSeconds(50);
    assertThat(outbox().due(due.minusSeconds(1), 10)).isEmpty();
    assertThat(outbox().due(due, 10))
        .containsExactly(confirmed("a", 10).postponed(SIGN_UP.plusSeconds(40)).postponed(due));
  }

  @Test
  public void removesOneAndMayRepeatIt() {
    outbox().put(confirmed("a", 10));
    outbox().put(confirmed("b", 10));

    outbox().remove("a");
    outbox().remove("a");

    assertThat(outbox().due(SIGN_UP.plusSeconds(60), 10))
        .extracting(OutboxEntry::id)
        .containsExactly("b");
    assertThat(outbox().size()).isEqualTo(1);
  }

  private static OutboxEntry confirmed(String id, long dueAfterSeconds) {
    return entry(id, new LeadEvent.Confirmed(id, SIGN_UP, 1), dueAfterSeconds);
  }

  private static OutboxEntry entry(String id, LeadEvent event, long dueAfterSeconds) {
    return new OutboxEntry(id, "lead-" + id, event, null, SIGN_UP.plusSeconds(dueAfterSeconds), 0);
  }
}
