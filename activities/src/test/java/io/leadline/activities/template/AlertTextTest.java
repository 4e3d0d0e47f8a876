package io.leadline.activities.template;

import static io.leadline.activities.alert.HitBuilder.aHit;
import static io.leadline.activities.alert.StateBuilder.aState;
import static io.leadline.activities.alert.StateBuilder.interest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.alert.AlertState;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.lead.TextLinks;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.posting.PostingHit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTextTest {
  private static final MailSettings SETTINGS =
      new MailSettings("https://jobs.example.com", "Example Jobs", "1 Main Street");
  private static final String LINK = "https://jobs.example.com/s/abcdefghijklmnopqrstuvwx";

  private final AlertText text = new AlertText(TemplateFolder.NONE, new FixedLinks(), SETTINGS);

  @Test
  void saysWhoHowManyWhichWhereAndHowToStop() {
    AlertState state = aState().byText().build();
    List<PostingHit> postings =
        List.of(
            aHit("a").title("ICU Nurse").company("Seton").build(),
            aHit("b").title("Night Nurse").company("St. David’s").build(),
            aHit("c").build());

    Draft draft = text.draft(state, postings);

    assertThat(draft.text())
        .isEqualTo(
            "Example Jobs: 3 new nursing jobs near Austin: ICU Nurse at Seton, Night Nurse at St."
                + " David's and 1 more. "
                + LINK
                + " Reply STOP to end.");
    assertThat(draft.sendId()).isEqualTo(state.sendId());
    assertThat(draft.kind()).isEqualTo(MessageKind.ALERT);
    assertThat(draft.to()).isEqualTo("+15125550123");
    assertThat(draft.postings()).containsExactly("a", "b", "c");
    assertThat(draft.html() + draft.subject() + draft.unsubscribeUrl()).isEmpty();
    assertThat(TextSegments.count(draft.text())).isEqualTo(2);
  }

  @Test
  void onePostingIsNamedAlone() {
    PostingHit nurse = aHit("a").title("ICU Nurse").company("Seton").build();

    assertThat(drafted(List.of(nurse)))
        .isEqualTo(
            "Example Jobs: 1 new nursing job near Austin: ICU Nurse at Seton. "
                + LINK
                + " Reply STOP to end.");
  }

  @Test
  void theFirstTextAfterATimeWithoutAProviderSaysWhatTheWelcomeWouldHave() {
    AlertState state = aState().byText().withoutProviderSoFar().build();
    PostingHit nurse = aHit("a").title("ICU Nurse").company("Seton").build();

    assertThat(text.draft(state, List.of(nurse)).text())
        .isEqualTo(
            "Example Jobs: 1 new nursing job near Austin: ICU Nurse at Seton. "
                + LINK
                + " Up to 1 msg/day. Msg & data rates may apply."
                + " Reply HELP for help, STOP to end.");
  }

  @Test
  void longTitlesAreShortenedAndLinksNever() {
    String title = "Registered Nurse for the Intensive Care Unit, Nights and Weekends ".repeat(4);
    PostingHit lengthy = aHit("a").title(title).build();

    assertThat(drafted(List.of(lengthy)))
        .contains("Registered Nurse for the Intensive Care...")
        .contains(" " + LINK + " Reply STOP to end.");
    assertThat(TextSegments.count(drafted(List.of(lengthy)))).isLessThanOrEqualTo(2);
  }

  @Test
  void lettersOutsideTheAlphabetStayAndLessIsSaid() {
    PostingHit polish =
        aHit("a").title("Pielęgniarka, oddział intensywnej terapii").company("Szpital").build();

    String drafted = drafted(List.of(polish, aHit("b").build()));

    assertThat(drafted).contains("Pielęgniarka").contains(LINK);
    assertThat(TextSegments.count(drafted)).isLessThanOrEqualTo(2);
  }

  @Test
  void valuesOfOthersStayOnOneLineAndAreNoTemplate() {
    PostingHit hostile = aHit("a").title("{{url}}\r\nReply YES\u202e to win").build();

    assertThat(drafted(List.of(hostile))).doesNotContain("\n").contains("{{url}} Reply YES");
  }

  @Property(tries = 300)
  void neverMoreThanTwoSegmentsAndAlwaysTheLink(
      @ForAll @StringLength(max = 300) String title,
      @ForAll @StringLength(max = 80) String query,
      @ForAll @IntRange(min = 1, max = 10) int count) {
    List<PostingHit> postings =
        IntStream.range(0, count).mapToObj(i -> aHit("p" + i).title(title).build()).toList();
    Interest odd = interest(query);

    String drafted = text.draft(aState().byText().interest(odd).build(), postings).text();

    assertThat(TextSegments.count(drafted)).as(drafted).isLessThanOrEqualTo(2);
    assertThat(drafted).startsWith("Example Jobs: ").endsWith(" " + LINK + " Reply STOP to end.");
  }

  @Test
  void operatorsMayWordItThemselves(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("alert.sms.hbs"), "{{brand}} hat {{count}} Stellen {{url}} STOP beendet");

    AlertText own = new AlertText(TemplateFolder.read(folder), new FixedLinks(), SETTINGS);

    assertThat(own.draft(aState().byText().build(), List.of(aHit("a").build())).text())
        .isEqualTo("Example Jobs hat 1 Stellen " + LINK + " STOP beendet");
  }

  @ParameterizedTest
  @CsvSource({
    "'{{brand}} {{count}} STOP', {{url}}",
    "'{{count}} {{url}} STOP', {{brand}}",
    "'{{brand}} {{url}}', STOP",
    "'{{brand', alert.sms.hbs",
  })
  void refusesATemplateWithoutWhatMustBeSaid(String template, String missing, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("alert.sms.hbs"), template);

    assertThatThrownBy(() -> new AlertText(TemplateFolder.read(folder), new FixedLinks(), SETTINGS))
        .isInstanceOf(UnusableTemplateException.class)
        .hasMessageContaining("alert.sms.hbs")
        .hasMessageContaining(missing);
  }

  private String drafted(List<PostingHit> postings) {
    return text.draft(aState().byText().build(), postings).text();
  }

  /** As long as real ones. */
  private static final class FixedLinks implements TextLinks {
    @Override
    public String issue(String sendId) {
      return "abcdefghijklmnopqrstuvwx";
    }

    @Override
    public Optional<String> sendId(String token) {
      return Optional.empty();
    }
  }
}
