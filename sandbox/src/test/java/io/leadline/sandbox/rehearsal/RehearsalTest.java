package io.leadline.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.sandbox.rehearsal.Transcript.Line;
import io.leadline.sandbox.rehearsal.script.ScriptReader;
import io.leadline.workflows.lead.LeadStage;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole lives, compared line by line with what was stored of them. See docs/rehearsal.md for how to
 * store them anew, and read what changed before you do.
 */
class RehearsalTest {
  private static final LocalDate START = LocalDate.of(2027, 3, 1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quiet",
        "clicker",
        "won-back",
        "pause",
        "texts",
        "complaint",
        "address",
        "never-verifies",
        "bounce",
        "traveller",
        "no-postings",
        "back-again"
      })
  void lifeGoesAsItWent(String name) throws Exception {
    StoredTranscript stored = StoredTranscript.named(name);

    Transcript transcript = rehearse(stored.script(), 90, 1);

    stored.compare(String.join("\n", new TranscriptText(TranscriptText.Paint.NONE).of(transcript)));
  }

  @Test
  void anotherSeedIsAnotherLifeOfTheSameKind() throws Exception {
    Transcript one = rehearse("opens on days 1-2", 3, 1);
    Transcript other = rehearse("opens on days 1-2", 3, 2);

    assertThat(other.lines()).isNotEqualTo(one.lines());
    assertThat(other.summary().stage()).isEqualTo(one.summary().stage());
  }

  @Test
  void proofOfALinkThatIsTooOldComesToNothing() throws Exception {
    Transcript transcript = rehearse("verifies after 5 days", 9, 1);

    assertThat(transcript.lines())
        .extracting(Line::what)
        .contains("presses a link that works no longer", "closed: the address was never proved");
    assertThat(transcript.summary().stage()).isEqualTo(LeadStage.CLOSED);
  }

  private static Transcript rehearse(String script, int days, long seed)
      throws InterruptedException {
    return Rehearsal.run(
        new Rehearsal.Plan(ScriptReader.read(script), days, START, seed), day -> {});
  }
}
