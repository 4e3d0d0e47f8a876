package io.leadline.activities.smtp;

import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.message.CallAnswer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpRepliesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RECIPIENT | 550 | 5.1.1 unknown user                   | DEAD
          RECIPIENT | 550 | no such mailbox                      | DEAD
          RECIPIENT | 551 | user not local                       | DEAD
          RECIPIENT | 553 | mailbox name not allowed             | DEAD
          RECIPIENT | 556 | domain does not accept mail          | DEAD
          RECIPIENT | 550 | 5.7.1 rejected by policy             | BLOCKED
          RECIPIENT | 550 | 5.7.515 access denied, unauthenticated | BLOCKED
          RECIPIENT | 552 | 5.2.2 mailbox full                   | BLOCKED
          RECIPIENT | 554 | transaction failed                   | BLOCKED
          RECIPIENT | 451 | 4.7.1 greylisted                     | LATER
          RECIPIENT | 452 | 4.2.2 mailbox full                   | LATER
          RECIPIENT | 421 | 4.3.2 closing                        | LATER
          SENDER    | 550 | 5.7.1 sender not allowed             | SETTINGS
          SENDER    | 530 | 5.7.0 authentication required        | SETTINGS
          SENDER    | 451 | 4.7.1 too many messages              | LATER
          CONTENT   | 554 | 5.6.0 content rejected               | BLOCKED
          CONTENT   | 550 | 5.1.1 said too late                  | BLOCKED
          CONTENT   | 452 | 4.3.1 out of disk                    | LATER
          """)
  void meansWhatTheStandardSays(SmtpReplies.To command, int code, String words, String meaning) {
    CallAnswer answer = SmtpReplies.answer(command, code, words, anAlertFor("anna"));

    assertThat(
            switch (answer) {
              case CallAnswer.TryLater later -> "LATER";
              case CallAnswer.Misconfigured settings -> "SETTINGS";
              default -> answer.refusals().values().iterator().next().kind().name();
            })
        .isEqualTo(meaning);
  }

  @Test
  void brokenConnectionIsUnknownOnlyOnceTheContentHasBegun() {
    MessagingException broken = new MessagingException("broken", new IOException("reset"));

    assertThat(SmtpReplies.answer(broken, anAlertFor("anna"), true))
        .isInstanceOf(CallAnswer.OutcomeUnknown.class);
    assertThat(SmtpReplies.answer(broken, anAlertFor("anna"), false))
        .isInstanceOf(CallAnswer.TryLater.class);
  }

  @Test
  void readsAnAddress_andShowsNoPassword() {
    SmtpRelay relay = SmtpRelay.parse("smtp://a%40b:p%3Aw+@mail.example.com");
    assertThat(relay).isEqualTo(new SmtpRelay("mail.example.com", 587, false, "a@b", "p:w+"));
    assertThat(relay.toString()).doesNotContain("p:w");
    assertThat(relay.properties()).containsEntry("mail.smtp.starttls.required", "true");
    assertThat(SmtpRelay.parse("smtps://mail.example.com"))
        .isEqualTo(new SmtpRelay("mail.example.com", 465, true, "", ""));
    assertThat(SmtpRelay.parse("smtp://127.0.0.1:25").properties())
        .containsEntry("mail.smtp.starttls.required", "false");
  }

  @ParameterizedTest
  @CsvSource({"http://mail.example.com", "mail.example.com", "smtp://", "smtp://a b@host"})
  void refusesWhatIsNoRelay(String url) {
    assertThatThrownBy(() -> SmtpRelay.parse(url)).isInstanceOf(IllegalArgumentException.class);
  }
}
