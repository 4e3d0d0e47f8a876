package io.leadline.sandbox.provider;

import static io.leadline.activities.alert.HitBuilder.aHit;
import static io.leadline.activities.alert.StateBuilder.aState;
import static io.leadline.activities.alert.StateBuilder.interest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Sender;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.sendgrid.AlertTemplate;
import io.leadline.activities.sendgrid.SendGridApi;
import io.leadline.activities.sendgrid.SendGridMailProvider;
import io.leadline.activities.template.AlertMail;
import io.leadline.activities.template.MailSettings;
import io.leadline.activities.template.MessageSamples;
import io.leadline.activities.template.MessageTemplates;
import io.leadline.activities.template.SampleLinks;
import io.leadline.activities.template.TemplateFolder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SendGrid makes of an alert's data is the mail that we would have made. */
class SendGridRenderingTest extends SimulatorFixture {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final MailSettings SETTINGS =
      new MailSettings("https://jobs.example.com", "Example & \"Sons\"", "1 Main St, <Austin>");

  private SendGridApi api;

  @BeforeEach
  void reachTheAccount() {
    api =
        new SendGridApi(
            simulator.uri().resolve("sendgrid").toString(), "SG.any", Duration.ofSeconds(20));
  }

  /** An alert to be judged. */
  record Judged(TemplateFolder templates, AlertState state, List<PostingHit> postings) {}

  static Stream<Judged> judged() {
    MessageSamples samples = new MessageSamples(TemplateFolder.NONE, SETTINGS, CLOCK);
    AlertState state = aState().build();
    TemplateFolder own =
        new TemplateFolder(
            Map.of(
                "alert.subject.hbs",
                "{{#if preheader}}{{count}} for you: {{/if}}{{headline}}",
                "alert-posting.text.hbs",
                "{{#unless pay}}\n(no pay) {{/unless}}{{title}}\n  {{url}}\n\n"));
    return Stream.of(
        new Judged(TemplateFolder.NONE, state, samples.postings()),
        new Judged(TemplateFolder.NONE, state, samples.postings().reversed()),
        new Judged(TemplateFolder.NONE, state, List.of(aHit("a").build())),
        new Judged(
            TemplateFolder.NONE,
            state,
            IntStream.range(0, 20).mapToObj(i -> aHit("p" + i).build()).toList()),
        new Judged(
            TemplateFolder.NONE,
            aState()
                .interest(new Interest("", null, null, 0))
                .slot(Instant.parse("2027-01-01T14:00:00Z"))
                .build(),
            List.of(aHit("a").company(null).place(null).build())),
        new Judged(
            TemplateFolder.NONE,
            aState().interest(interest("c++ & <c#> `dev` = 'x'")).build(),
            List.of(
                aHit("a").title("</a><script>alert(1)</script> & `x`=\"y\"").company("'").build(),
                aHit("b").title("{{postalAddress}} {{{url}}} 日本 😀").remote().build())),
        new Judged(own, state, samples.postings()));
  }

  @ParameterizedTest
  @MethodSource("judged")
  void isTheSameMail(Judged judged) throws Exception {
    AlertTemplate kept = new AlertTemplate(api, CLOCK);
    String id = kept.ensure(MessageTemplates.ofAlerts(judged.templates()));
    assertThat(kept.ensure(MessageTemplates.ofAlerts(judged.templates()))).isEqualTo(id);
    SampleLinks links = new SampleLinks();
    Draft here =
        new AlertMail(judged.templates(), links, SETTINGS).draft(judged.state(), judged.postings());
    Draft there =
        new AlertMail(judged.templates(), links, SETTINGS, kept)
            .draft(judged.state(), judged.postings());
    assertThat(here.data()).isNull();
    assertThat(there.data()).isNotNull();

    assertThat(
            new SendGridMailProvider(api, Sender.parse("Jobs <jobs@example.com>"), CLOCK)
                .send("call1", List.of(there)))
        .isInstanceOf(CallAnswer.Accepted.class);

    JsonNode mail = get("api/messages").path(0);
    assertThat(mail.path("sendId").asText()).isEqualTo(here.sendId());
    assertThat(mail.path("subject").asText()).isEqualTo(here.subject());
    assertThat(mail.path("text").asText().strip()).isEqualTo(here.text().strip());
    assertThat(plain(mail.path("html").asText())).isEqualTo(plain(here.html()));
    assertThat(mail.at("/headers/List-Unsubscribe").asText())
        .isEqualTo("<" + here.unsubscribeUrl() + ">");
  }

  /** Neither blanks around tags nor how a character is spelt as an entity makes a difference. */
  private static String plain(String html) {
    return html.replaceAll("\\s*(<[^>]*>)\\s*", "$1")
        .replace("&#x27;", "&#39;")
        .replace("&#x3D;", "=")
        .replace("&#x60;", "`")
        .strip();
  }
}
