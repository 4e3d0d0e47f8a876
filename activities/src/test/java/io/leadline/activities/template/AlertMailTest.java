package io.leadline.activities.template;

import static io.leadline.activities.alert.HitBuilder.aHit;
import static io.leadline.activities.alert.StateBuilder.aState;
import static io.leadline.activities.alert.StateBuilder.interest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.alert.AlertState;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.posting.PostingHit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertMailTest {
  private static final MailSettings SETTINGS =
      new MailSettings(
          "https://jobs.example.com/", "Example & Sons", "1 Main Street, Austin, TX 78701");

  private final AlertMail mail = new AlertMail(TemplateFolder.NONE, new ReadableTokens(), SETTINGS);

  @Test
  void composesADraftOfTheDueSlot() {
    AlertState state = aState().build();

    Draft draft = mail.draft(state, List.of(aHit("a").build(), aHit("b").build()));

    assertThat(draft.sendId()).isEqualTo(state.sendId());
    assertThat(draft.kind()).isEqualTo(MessageKind.ALERT);
    assertThat(draft.to()).isEqualTo(state.address());
    assertThat(draft.toHash()).isEqualTo(state.addressHash());
    assertThat(draft.subject()).isEqualTo("2 new nursing jobs near Austin");
    assertThat(draft.postings()).containsExactly("a", "b");
    assertThat(draft.unsubscribeUrl())
        .isEqualTo("https://jobs.example.com/unsubscribe/UNSUBSCRIBE_" + state.sendId());
  }

  @Test
  void everyPostingHasItsLinkAndEveryMailItsWayOut() {
    AlertState state = aState().build();
    Draft draft = mail.draft(state, List.of(aHit("a").build(), aHit("b").build()));

    for (String posting : draft.postings()) {
      String link = "https://jobs.example.com/r/CLICK_" + state.sendId() + "_" + posting;
      assertThat(html(draft).select("a[href=" + link + "]")).isNotEmpty();
      assertThat(draft.text()).contains("   " + link + "\n");
    }
    for (String part : List.of(html(draft).text(), draft.text())) {
      assertThat(part)
          .contains("1 Main Street, Austin, TX 78701")
          .contains("because you asked Example & Sons for")
          .contains("nursing jobs near Austin");
    }
    assertThat(html(draft).select("a[href=" + draft.unsubscribeUrl() + "]").text())
        .isEqualTo("Unsubscribe");
    assertThat(draft.text()).contains("Unsubscribe: " + draft.unsubscribeUrl());
    String preferences = "https://jobs.example.com/preferences/PREFERENCES_" + state.leadId();
    assertThat(html(draft).select("a[href=" + preferences + "]").text())
        .isEqualTo("Change your alerts");
    assertThat(draft.text()).contains("Change your alerts: " + preferences);
  }

  @Test
  void everyMailHasOneLinkThatNoPersonSees() {
    AlertState state = aState().build();
    Draft draft = mail.draft(state, List.of(aHit("a").build(), aHit("b").build()));

    String trap = "https://jobs.example.com/r/CLICK_" + state.sendId();
    Element hidden = html(draft).select("[aria-hidden=true][style*=display:none]").getFirst();
    assertThat(hidden.select("a[href=" + trap + "][tabindex=-1]")).hasSize(1);
    assertThat(html(draft).select("a[href=" + trap + "]")).hasSize(1);
    assertThat(draft.text().lines()).noneMatch(line -> line.endsWith(trap));
  }

  @Test
  void showsWhatAReaderDecidesBy() {
    PostingHit full =
        aHit("a").title("ICU Nurse").company("Seton").pay("$38 - $52 an hour").remote().build();
    PostingHit bare = aHit("b").title("Night Nurse").company(null).place(null).build();

    Draft draft = mail.draft(aState().build(), List.of(full, bare));

    assertThat(html(draft).select(".card").getFirst().text())
        .isEqualTo("ICU Nurse Seton · Austin, TX New $38 - $52 an hour Remote See this job");
    assertThat(html(draft).select(".card").get(1).text()).isEqualTo("Night Nurse New See this job");
    assertThat(draft.text())
        .contains("1. ICU Nurse (new)\n   Seton, Austin, TX\n   $38 - $52 an hour, remote\n   http")
        .contains("2. Night Nurse (new)\n   http");
    assertThat(preheader(draft)).startsWith("ICU Nurse at Seton, Night Nurse");
  }

  @Test
  void marksAsNewOnlyWhatCameWithinADay() {
    AlertState later = aState().slot(Instant.parse("2026-11-25T14:15:00Z")).build();

    Draft draft = mail.draft(later, List.of(aHit("a").build()));

    assertThat(html(draft).select(".new")).isEmpty();
    assertThat(draft.text()).doesNotContain("(new)");
  }

  @Test
  void valuesOfOthersStayText() {
    PostingHit hostile =
        aHit("a")
            .title("<script>alert('x')</script>\r\nBcc: everybody \u202e\uE000\uE101")
            .company("\"><img src=x onerror=alert(1)>")
            .pay("{{unsubscribeUrl}}")
            .build();
    Interest odd = interest("a\nSubject: b <u>");

    Draft draft = mail.draft(aState().interest(odd).build(), List.of(hostile));

    assertThat(html(draft).select("script, img, u")).isEmpty();
    assertThat(html(draft).select(".title").text())
        .isEqualTo("<script>alert('x')</script> Bcc: everybody");
    assertThat(html(draft).select(".tag").text()).isEqualTo("{{unsubscribeUrl}}");
    assertThat(draft.subject()).isEqualTo("1 new a Subject: b <u> job near Austin");
    assertThat(draft.text()).contains("1. <script>alert('x')</script> Bcc: everybody (new)\n");
    for (Element link : html(draft).select("a")) {
      assertThat(link.attr("href")).startsWith("https://jobs.example.com/");
    }
  }

  @Test
  void leadsThatShareARenderingGetTheirOwnLinks() {
    List<PostingHit> postings = List.of(aHit("a").build());
    AlertState one = aState().build();
    AlertState other = aState().build();

    Draft first = mail.draft(one, postings);
    Draft second = mail.draft(other, postings);

    assertThat(second.html()).contains(other.leadId()).doesNotContain(one.leadId());
    assertThat(second.html().replace(other.leadId(), one.leadId())).isEqualTo(first.html());
    assertThat(second.text().replace(other.leadId(), one.leadId())).isEqualTo(first.text());
  }

  @Test
  void tenPostingsStaySmall() {
    List<PostingHit> postings =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    aHit("AbCdEfGh0123456789abcde" + i)
                        .title("Registered Nurse, Intensive Care Unit " + i)
                        .company("Ascension Seton Medical Center")
                        .pay("$38.50 - $52.25 an hour")
                        .build())
            .toList();

    Draft draft = mail.draft(aState().build(), postings);

    assertThat(draft.html().length()).isLessThan(15_000);
    assertThat(draft.html()).matches("\\p{ASCII}*");
    assertThat(draft.text().length()).isLessThan(4_000);
    assertThat(html(draft).select(".card")).hasSize(10);
    assertThat(preheader(draft)).contains("and 8 more");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "nursing,          Austin TX,   1, 1 new nursing job near Austin TX",
        "nursing jobs,     'Austin, TX', 6, 6 new nursing jobs near Austin",
        "job,              'Opole, PL',  2, 2 new jobs near Opole",
        "'',               -,            3, 3 new jobs",
        "registered nurse, -,            1, 1 new registered nurse job",
      })
  void headlines(String query, String place, int count, String expected) {
    assertThat(Wording.headline(count, new Interest(query, place, null, 0))).isEqualTo(expected);
  }

  @Test
  void longWishesAreCutAtAWord() {
    Interest wordy = new Interest("nurse ".repeat(30).strip(), null, null, 0);

    assertThat(Wording.headline(2, wordy)).hasSizeLessThan(85).endsWith("nurse… jobs");
  }

  @Test
  void operatorsReplaceTemplatesOneByOne(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("alert.subject.hbs"), "{{brand}}: {{count}} for you\n");

    Draft draft =
        new AlertMail(TemplateFolder.read(folder), new ReadableTokens(), SETTINGS)
            .draft(aState().build(), List.of(aHit("a").build()));

    assertThat(draft.subject()).isEqualTo("Example & Sons: 1 for you");
    assertThat(html(draft).select(".card")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alert.html.hbs | {{{postings}}} {{postalAddress}} | no {{unsubscribeUrl}}",
        "alert.text.hbs | {{unsubscribeUrl}} {{postalAddress}} | no {{{postings}}}",
        "alert.html.hbs | {{unsubscribeUrl}} {{{postings}}} | no {{postalAddress}}",
        "alert.text.hbs | {{#if postings}} | alert.text",
        "alert-posting.html.hbs | <p>{{title}}</p> | no {{url}}",
        "alert-posting.text.hbs | {{title}} | no {{url}}",
        "alert.subject.hbs | {{nothing}} | the subject is empty",
      })
  void refusesTemplatesThatWouldBreakTheLawOrTheMail(
      String file, String template, String problem, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(file), template);

    assertThatThrownBy(
            () -> new AlertMail(TemplateFolder.read(folder), new ReadableTokens(), SETTINGS))
        .isInstanceOf(UnusableTemplateException.class)
        .hasMessageContaining(file)
        .hasMessageContaining(problem);
  }

  private static Document html(Draft draft) {
    return Jsoup.parse(draft.html());
  }

  private static String preheader(Draft draft) {
    return html(draft).body().child(0).text();
  }
}
