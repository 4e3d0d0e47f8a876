package io.leadline.activities.smtp;

import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.ProviderExchange;
import io.leadline.activities.message.ProviderWords;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** What a relay's replies mean (RFC 5321, 4.2; enhanced codes RFC 3463). Pure. */
final class SmtpReplies {
  private static final Pattern ENHANCED = Pattern.compile("\\b5\\.(\\d{1,3})\\.\\d{1,3}\\b");

  private SmtpReplies() {}

  /** Which command a reply answered. */
  enum To {
    SENDER,
    RECIPIENT,
    CONTENT
  }

  /**
   * @param begun whether the relay had begun to receive the content when it failed
   */
  static CallAnswer answer(MessagingException failed, Draft draft, boolean begun) {
    for (@Nullable Exception e = failed; e != null; e = next(e)) {
      // No reply, which is a lost connection, has no positive code.
      if (e instanceof SMTPAddressFailedException recipient && recipient.getReturnCode() > 0) {
        return answer(To.RECIPIENT, recipient.getReturnCode(), words(recipient), draft);
      }
      if (e instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
        return answer(refusedBy(refused), refused.getReturnCode(), words(refused), draft);
      }
    }
    return begun
        ? new CallAnswer.OutcomeUnknown("connection lost after DATA: " + words(failed))
        : new CallAnswer.TryLater(
            ProviderExchange.USUAL_WAIT, "connection lost before DATA: " + words(failed));
  }

  private static To refusedBy(SMTPSendFailedException refused) {
    return String.valueOf(refused.getCommand()).startsWith("MAIL") ? To.SENDER : To.CONTENT;
  }

  static CallAnswer answer(To command, int code, String words, Draft draft) {
    if (command == To.RECIPIENT && code > 421 && code < 500) {
      return refused(draft, Refusal.Kind.LATER, words);
    }
    if (code >= 400 && code < 500) {
      return new CallAnswer.TryLater(ProviderExchange.USUAL_WAIT, words);
    }
    return command == To.SENDER
        ? new CallAnswer.Misconfigured(words)
        : refused(draft, kind(command, code, words), words);
  }

  private static CallAnswer refused(Draft draft, Refusal.Kind kind, String words) {
    return new CallAnswer.RecipientsRefused(Map.of(draft.sendId(), new Refusal(kind, words)));
  }

  /** Only what is said of the address is news about it; policy and full mailboxes are not. */
  private static Refusal.Kind kind(To command, int code, String words) {
    if (command == To.CONTENT) {
      return Refusal.Kind.BLOCKED;
    }
    Matcher enhanced = ENHANCED.matcher(words);
    if (enhanced.find()) {
      return enhanced.group(1).equals("1") ? Refusal.Kind.DEAD : Refusal.Kind.BLOCKED;
    }
    return code == 550 || code == 551 || code == 553 || code == 556
        ? Refusal.Kind.DEAD
        : Refusal.Kind.BLOCKED;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException more ? more.getNextException() : null;
  }

  private static String words(MessagingException e) {
    return ProviderWords.kept(String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
  }
}
