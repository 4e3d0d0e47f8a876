package io.leadline.activities.message;

import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link CallBodies} keeps; extended by the fake and each adapter. */
public abstract class CallBodiesContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** The bodies under test, empty. */
  protected abstract CallBodies bodies();

  @Test
  public void givesBackWhatWasKept_inItsOrder() {
    List<Draft> drafts = List.of(anAlertFor("zoe"), aVerificationFor("ben"), anAlertFor("anna"));
    bodies().keep("c1", List.of(anAlertFor("other")), NOON);

    bodies().keep("c1", drafts, NOON);
    bodies().keep("c1", drafts, NOON);

    assertThat(bodies().find("c1")).contains(drafts);
    assertThat(bodies().find("c2")).isEmpty();
  }

  @Test
  public void removesOneAndRemovesTheOld() {
    bodies().keep("c1", List.of(anAlertFor("anna")), NOON);
    bodies().keep("c2", List.of(anAlertFor("anna")), NOON.plusSeconds(1));
    bodies().keep("c3", List.of(anAlertFor("anna")), NOON.plusSeconds(2));

    bodies().remove("c3");
    bodies().remove("c3");
    bodies().removeBefore(NOON.plusSeconds(1));
    bodies().removeBefore(NOON.plusSeconds(1));

    assertThat(bodies().find("c1")).isEmpty();
    assertThat(bodies().find("c2")).isPresent();
    assertThat(bodies().find("c3")).isEmpty();
  }
}
