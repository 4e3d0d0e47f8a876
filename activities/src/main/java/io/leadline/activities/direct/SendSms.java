package io.leadline.activities.direct;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.workflows.lead.Channel;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends one text message of an operator. The same job is one message, however often it runs. */
public final class SendSms implements BackgroundJob<SendSms.Input, DirectResult> {
  /** Four segments or so; longer ones are cut up by carriers. */
  private static final int LONGEST = 480;

  private final DirectMessages messages;

  public SendSms(DirectMessages messages) {
    this.messages = messages;
  }

  /**
   * To whom and what.
   *
   * @param leadId lead that it goes to; null when {@code to} is set
   * @param to number that it goes to; that of a lead stands for the lead
   * @param consented that somebody who is no lead has agreed to hear from us
   * @param text plain text; null for a template
   * @param template of the operator's folder, such as {@code interview-invitation}
   * @param values what its placeholders stand for
   */
  public record Input(
      @Nullable String leadId,
      @Nullable String to,
      @Nullable Boolean consented,
      @Nullable String text,
      @Nullable String template,
      @Nullable Map<String, String> values) {
    public Input {
      var unused = new DirectMessages.Addressee(leadId, to, false);
      var words = new DirectWords(null, text, template, values == null ? Map.of() : values);
      if (words.text() != null && words.text().length() > LONGEST) {
        throw new IllegalArgumentException("text must have at most " + LONGEST + " letters");
      }
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
      return "Input[leadId=" + leadId + "]";
    }
  }

  @Override
  public DirectResult run(Input input, JobContext context) {
    return messages.send(
        Channel.SMS,
        new DirectMessages.Addressee(
            input.leadId(), input.to(), Boolean.TRUE.equals(input.consented())),
        new DirectWords(
            null,
            input.text(),
            input.template(),
            Objects.requireNonNullElse(input.values(), Map.of())),
        context);
  }
}
