package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.config.KeyRing;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class SignedLinkTokensTest {
  private static final Duration LIFE = Duration.ofDays(3);
  private static final String OLD = "2025:" + key('o');
  private static final String NEW = "2026:" + key('n');

  private Instant now = SIGN_UP;
  private final LinkTokens tokens = tokens(NEW);

  @Property
  void readsWhatItWrote(@ForAll("links") LinkToken link) {
    assertThat(tokens.read(tokens.issue(link))).contains(link);
  }

  @Property
  void standsInALinkAsItIs(@ForAll("links") LinkToken link) {
    assertThat(tokens.issue(link)).matches("[A-Za-z0-9_-]+").hasSizeLessThan(200);
  }

  @Property
  void refusesAnyFlippedBit(@ForAll("links") LinkToken link, @ForAll @IntRange(min = 0) int any) {
    byte[] bytes = Base64.getUrlDecoder().decode(tokens.issue(link));
    int bit = any % (bytes.length * 8);
    bytes[bit / 8] = (byte) (bytes[bit / 8] ^ (1 << bit % 8));

    assertThat(tokens.read(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
        .isEmpty();
  }

  @Property
  void refusesAnyOtherCharacter(
      @ForAll("links") LinkToken link, @ForAll @IntRange(min = 0) int any, @ForAll char other) {
    StringBuilder text = new StringBuilder(tokens.issue(link));
    int position = any % text.length();
    boolean changes = text.charAt(position) != other;
    text.setCharAt(position, other);

    assertThat(tokens.read(text.toString()).isEmpty()).isEqualTo(changes);
  }

  @Property
  void refusesAnyPart(@ForAll("links") LinkToken link, @ForAll @IntRange(min = 0) int any) {
    String text = tokens.issue(link);

    assertThat(tokens.read(text.substring(0, any % text.length()))).isEmpty();
    assertThat(tokens.read(text + "A")).isEmpty();
  }

  @Property
  void refusesGarbage(@ForAll String text) {
    assertThat(tokens.read(text)).isEmpty();
  }

  @Example
  void refusesWhatAnotherKeySigned() {
    LinkTokens stranger = tokens("2026:" + key('x'));

    assertThat(tokens.read(stranger.issue(link(Purpose.UNSUBSCRIBE)))).isEmpty();
  }

  @Example
  void oldKeysGoOnVerifyingAfterARotation() {
    String before = tokens(OLD).issue(link(Purpose.UNSUBSCRIBE));
    LinkTokens rotated = tokens(NEW + "," + OLD);

    assertThat(rotated.read(before)).isPresent();
    assertThat(tokens(NEW).read(rotated.issue(link(Purpose.UNSUBSCRIBE)))).isPresent();
    assertThat(tokens(NEW).read(before)).isEmpty();
  }

  @Example
  void verificationLinksEndAfterTheirLife() {
    String link = tokens.issue(link(Purpose.VERIFY));

    now = SIGN_UP.plus(LIFE).minusSeconds(1);
    assertThat(tokens.read(link)).isPresent();
    now = SIGN_UP.plus(LIFE);
    assertThat(tokens.read(link)).isEmpty();
  }

  @Example
  void otherLinksNeverEnd() {
    String unsubscribe = tokens.issue(link(Purpose.UNSUBSCRIBE));
    String click = tokens.issue(link(Purpose.CLICK));

    now = SIGN_UP.plus(Duration.ofDays(3650));
    assertThat(tokens.read(unsubscribe)).isPresent();
    assertThat(tokens.read(click)).isPresent();
  }

  @Example
  void refusesToIssueWhatDoesNotFit() {
    LinkToken link = new LinkToken(Purpose.CLICK, "a", Channel.EMAIL, 70_000, 1, null, null, now);

    assertThatThrownBy(() -> tokens.issue(link)).isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<LinkToken> links() {
    Arbitrary<String> words =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .numeric()
            .withChars('-', '_')
            .ofMinLength(1)
            .ofMaxLength(40);
    Arbitrary<@Nullable String> texts = words.injectNull(0.3);
    return Combinators.combine(
            Arbitraries.of(Purpose.class),
            Arbitraries.strings().withCharRange('a', 'z').ofLength(16),
            Arbitraries.of(Channel.class),
            Arbitraries.integers().between(0, 65_535),
            Arbitraries.integers().between(0, 65_535),
            texts,
            texts)
        .as(
            (purpose, lead, channel, epoch, version, send, posting) ->
                new LinkToken(purpose, lead, channel, epoch, version, send, posting, SIGN_UP));
  }

  private LinkTokens tokens(String keys) {
    return new SignedLinkTokens(KeyRing.parse(keys), LIFE, () -> now);
  }

  private static LinkToken link(Purpose purpose) {
    return new LinkToken(purpose, "abcdefghijklmnop", Channel.EMAIL, 2, 1, null, null, SIGN_UP);
  }

  private static String key(char letter) {
    return Base64.getEncoder().encodeToString(String.valueOf(letter).repeat(32).getBytes(UTF_8));
  }
}
