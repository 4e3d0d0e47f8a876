package io.leadline.activities.twilio;

import io.leadline.activities.message.WebhookAnswer;
import io.leadline.activities.message.WebhookCounter;
import io.leadline.activities.message.WebhookCounter.Outcome;
import io.leadline.activities.text.TextReplies;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Texts from people as Twilio posts them: verifies, hands over, answers in TwiML. */
public final class TwilioTexts {
  private final TwilioRequests requests;
  private final TextReplies replies;
  private final WebhookCounter counter;

  public TwilioTexts(TwilioSignature signature, TextReplies replies, WebhookCounter counter) {
    this.requests = new TwilioRequests(signature);
    this.replies = replies;
    this.counter = counter;
  }

  /**
   * Takes one text; what follows from it is durable when it answers 200.
   *
   * @param url address that Twilio called, query included
   * @param body exactly the bytes received
   * @param signed header {@code X-Twilio-Signature}
   */
  public WebhookAnswer receive(
      String url, @Nullable String contentType, byte[] body, @Nullable String signed) {
    try {
      TwilioForm form = requests.read(url, contentType, body, signed);
      String sid = TwilioRequests.messageSid(form);
      String from = form.value("From");
      if (from.isEmpty()) {
        throw new RefusedRequestException(400, "the request has no From");
      }
      TextReplies.Result result =
          replies.take(
              new TextReplies.Text(
                  "twilio-" + sid, from, form.value("Body"), form.value("OptOutType")));
      counter.count("twilio", result.intent().name().toLowerCase(Locale.ROOT), result.outcome());
      return new WebhookAnswer(200, "taken", twiml(result.answer()));
    } catch (RefusedRequestException e) {
      counter.count("twilio", "text", Outcome.REFUSED);
      return e.answer();
    }
  }

  private static String twiml(Optional<String> answer) {
    String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    return head
        + answer
            .map(text -> "<Response><Message>" + escaped(text) + "</Message></Response>")
            .orElse("<Response/>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
