package io.leadline.activities.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.config.KeyRing;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTextLinksTest {
  private static final String OLD = "old:" + "A".repeat(43) + "=";
  private static final String NEW = "new:" + "B".repeat(42) + "A=";
  private static final String SEND_ID =
      SendId.alert(LocalDate.of(2026, 11, 24), "abcdefgh234567zy", Channel.SMS);

  private final SignedTextLinks links = new SignedTextLinks(KeyRing.parse(OLD));

  @Property
  void readsWhatItWrote(@ForAll("leadIds") String lead, @ForAll @IntRange(max = 36_500) int days) {
    String sendId = SendId.alert(LocalDate.of(2020, 1, 1).plusDays(days), lead, Channel.SMS);

    String token = links.issue(sendId);

    assertThat(token).matches("[A-Za-z0-9_-]{24}");
    assertThat(links.sendId(token)).contains(sendId);
  }

  @Test
  void everyOtherSpellingIsRefused() {
    String token = links.issue(SEND_ID);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'x' ? 'y' : 'x';
      String changed = token.substring(0, i) + other + token.substring(i + 1);

      assertThat(links.sendId(changed)).as(changed).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAA", "a/b+cdefghijklmnopqrstuv"})
  void whatWeDidNotSignIsRefused(String token) {
    assertThat(links.sendId(token)).isEmpty();
    assertThat(links.sendId(links.issue(SEND_ID) + token + "A")).isEmpty();
  }

  @Test
  void aKeyThatWasReplacedStillVerifies() {
    String token = links.issue(SEND_ID);

    assertThat(new SignedTextLinks(KeyRing.parse(NEW + "," + OLD)).sendId(token)).contains(SEND_ID);
    assertThat(new SignedTextLinks(KeyRing.parse(NEW)).sendId(token)).isEmpty();
  }

  @Test
  void standsForAlertsByTextOnly() {
    assertThatThrownBy(
            () ->
                links.issue(
                    SendId.alert(LocalDate.of(2026, 11, 24), "abcdefgh234567zy", Channel.EMAIL)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<String> leadIds() {
    return Arbitraries.strings().withChars("abcdefghijklmnopqrstuvwxyz234567").ofLength(16);
  }
}
