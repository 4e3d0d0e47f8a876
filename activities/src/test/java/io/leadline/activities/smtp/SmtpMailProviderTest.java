package io.leadline.activities.smtp;

import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Sender;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real mail server. */
class SmtpMailProviderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final RelayTags ANY = new RelayTags(RelayService.OTHER, "");

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
    server.setUser("jobs", "s3cret@ +");
    server.getManagers().getUserManager().setAuthRequired(true);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void arrivesWithBothFormsAndTheHeadersOfOneClick() throws Exception {
    Draft draft = anAlertFor("anna");

    assertThat(provider("s3cret%40%20+").send("call1", List.of(draft)))
        .isEqualTo(new CallAnswer.Accepted(draft.sendId()));

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo(draft.subject());
    assertThat(mail.getFrom())
        .containsExactly(new InternetAddress("jobs@example.com", "Jöbs", "UTF-8"));
    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Jöbs");
    assertThat(mail.getAllRecipients()[0]).hasToString("anna@example.com");
    assertThat(mail.getSentDate()).isEqualTo(Date.from(NOW));
    assertThat(mail.getMessageID()).isEqualTo("<" + draft.sendId() + "@example.com>");
    assertThat(mail.getHeader("List-Unsubscribe"))
        .containsExactly("<" + draft.unsubscribeUrl() + ">");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("X-SES-MESSAGE-TAGS"))
        .containsExactly("send_id=" + draft.sendId() + ", call_id=call1");
    MimeMultipart both = (MimeMultipart) mail.getContent();
    assertThat(both.getContentType()).startsWith("multipart/alternative");
    assertThat(both.getBodyPart(0).getContent()).hasToString(draft.text());
    assertThat(both.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(both.getBodyPart(1).getContent()).hasToString(draft.html());
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.eu.mailgun.org, MAILGUN",
    "SMTP.mailgun.org, MAILGUN",
    "email-smtp.us-east-1.amazonaws.com, SES",
    "email-smtp-fips.us-east-1.amazonaws.com, SES",
    "mail.example.com, OTHER",
    "smtp.mailgun.org.example.com, OTHER"
  })
  void knowsWhoIsBehindARelay(String host, RelayService service) {
    assertThat(RelayService.at(SmtpRelay.parse("smtp://u:p@" + host))).isEqualTo(service);
  }

  @Test
  void carriesTheHeadersOfTheServiceBehindTheRelay() throws Exception {
    Draft draft = anAlertFor("anna");
    SmtpRelay relay = relay("s3cret%40%20+");
    for (RelayService service : RelayService.values()) {
      new SmtpMailProvider(relay, sender(), new RelayTags(service, "leads"), () -> NOW)
          .send("call1", List.of(draft));
    }
    new SmtpMailProvider(relay, sender(), ANY, () -> NOW).send("call1", List.of(draft));

    MimeMessage[] mails = server.getReceivedMessages();
    MimeMessage mailgun = mails[0];
    assertThat(mailgun.getHeader("X-Mailgun-Variables"))
        .containsExactly("{\"send_id\":\"" + draft.sendId() + "\",\"call_id\":\"call1\"}");
    assertThat(mailgun.getHeader("X-Mailgun-Track-Clicks")).containsExactly("no");
    assertThat(mailgun.getHeader("X-SES-MESSAGE-TAGS")).isNull();
    assertThat(mailgun.getHeader("X-SES-CONFIGURATION-SET")).isNull();
    MimeMessage ses = mails[1];
    assertThat(ses.getHeader("X-Mailgun-Variables")).isNull();
    assertThat(ses.getHeader("X-SES-MESSAGE-TAGS"))
        .containsExactly("send_id=" + draft.sendId() + ", call_id=call1");
    assertThat(ses.getHeader("X-SES-CONFIGURATION-SET")).containsExactly("leads");
    MimeMessage other = mails[3];
    assertThat(other.getHeader("X-Mailgun-Variables")).isNotNull();
    assertThat(other.getHeader("X-SES-MESSAGE-TAGS")).isNotNull();
    assertThat(other.getHeader("X-SES-CONFIGURATION-SET")).isNull();
  }

  @Test
  void keepsTheConnectionForTheNextMail_andHasNoListHeadersWithoutAList() throws Exception {
    SmtpMailProvider provider = provider("s3cret%40%20+");
    provider.send("call1", List.of(anAlertFor("anna")));
    provider.send("call2", List.of(aVerificationFor("ben")));

    assertThat(server.getReceivedMessages()).hasSize(2);
    assertThat(server.getReceivedMessages()[1].getHeader("List-Unsubscribe")).isNull();
  }

  @Test
  void wrongPasswordIsAMatterOfSettings() {
    assertThat(provider("wrong").send("call1", List.of(anAlertFor("anna"))))
        .isInstanceOfSatisfying(
            CallAnswer.Misconfigured.class,
            answer -> assertThat(answer.problem()).contains("SMTP_URL").doesNotContain("wrong"));
    assertThat(RelayGreeting.problem(relay("wrong")))
        .hasValueSatisfying(problem -> assertThat(problem).contains("refuses user and password"));
    assertThat(RelayGreeting.problem(relay("s3cret%40%20+"))).isEmpty();
  }

  @Test
  void relayThatIsNotThereWasCertainlyNotReached() {
    SmtpMailProvider provider = provider("s3cret%40%20+");
    server.stop();

    assertThat(provider.send("call1", List.of(anAlertFor("anna"))))
        .isInstanceOf(CallAnswer.TryLater.class);
  }

  @Test
  void connectionThatTheRelayClosedMeanwhileCostsNothing() {
    try (ScriptedRelay relay = new ScriptedRelay()) {
      SmtpMailProvider provider =
          new SmtpMailProvider(SmtpRelay.parse(relay.url()), sender(), ANY, () -> NOW);
      relay.replyToContent("554 5.6.0 we do not like it");
      assertThat(provider.send("call1", List.of(anAlertFor("anna"))))
          .isInstanceOfSatisfying(
              CallAnswer.RecipientsRefused.class,
              refused ->
                  assertThat(refused.refusals().values())
                      .extracting(CallAnswer.Refusal::kind)
                      .containsOnly(CallAnswer.Refusal.Kind.BLOCKED));
      relay.replyToContent("250 ok");

      assertThat(provider.send("call2", List.of(anAlertFor("anna"))))
          .isInstanceOf(CallAnswer.Accepted.class);
      assertThat(relay.taken()).containsExactly("anna@example.com");
    }
  }

  @Test
  void recipientWhoseServerAsksToComeAgainSaysNothingOfTheRelay() {
    try (ScriptedRelay relay = new ScriptedRelay()) {
      assertThat(
              new SmtpMailProvider(SmtpRelay.parse(relay.url()), sender(), ANY, () -> NOW)
                  .send("call1", List.of(anAlertFor("grey"))))
          .isInstanceOfSatisfying(
              CallAnswer.RecipientsRefused.class,
              refused ->
                  assertThat(refused.refusals().values())
                      .extracting(CallAnswer.Refusal::kind)
                      .containsOnly(CallAnswer.Refusal.Kind.LATER));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.7.1 sender not allowed",
        "530 5.7.0 authentication required",
        "554 5.7.1 no"
      })
  void senderThatTheRelayRefusesIsAMatterOfSettings_notOfRecipients(String reply) {
    try (ScriptedRelay relay = new ScriptedRelay()) {
      relay.replyToSender(reply);

      assertThat(
              new SmtpMailProvider(SmtpRelay.parse(relay.url()), sender(), ANY, () -> NOW)
                  .send("call1", List.of(anAlertFor("anna"))))
          .isInstanceOf(CallAnswer.Misconfigured.class);
      assertThat(relay.taken()).isEmpty();
    }
  }

  private SmtpMailProvider provider(String password) {
    return new SmtpMailProvider(relay(password), sender(), ANY, () -> NOW);
  }

  private SmtpRelay relay(String password) {
    return SmtpRelay.parse("smtp://jobs:" + password + "@127.0.0.1:" + server.getSmtp().getPort());
  }

  private static Sender sender() {
    return Sender.parse("Jöbs <jobs@example.com>");
  }
}
