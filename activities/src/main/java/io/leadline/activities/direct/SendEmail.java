package io.leadline.activities.direct;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.workflows.lead.Channel;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends one mail of an operator. The same job is one message, however often it runs. */
public final class SendEmail implements BackgroundJob<SendEmail.Input, DirectResult> {
  private final DirectMessages messages;

  public SendEmail(DirectMessages messages) {
    this.messages = messages;
  }

  /**
   * To whom and what.
   *
   * @param leadId lead that it goes to; null when {@code to} is set
   * @param to address that it goes to; that of a lead stands for the lead
   * @param consented that somebody who is no lead has agreed to hear from us
   * @param subject null when the template has it
   * @param text plain text, an empty line between paragraphs; null for a template
   * @param template of the operator's folder, such as {@code interview-invitation}
   * @param values what its placeholders stand for
   */
  public record Input(
      @Nullable String leadId,
      @Nullable String to,
      @Nullable Boolean consented,
      @Nullable String subject,
      @Nullable String text,
      @Nullable String template,
      @Nullable Map<String, String> values) {
    public Input {
      var unused = new DirectMessages.Addressee(leadId, to, false);
      var words = new DirectWords(subject, text, template, values == null ? Map.of() : values);
      if (words.template() == null && words.subject() == null) {
        throw new IllegalArgumentException("subject must be given");
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
        Channel.EMAIL,
        new DirectMessages.Addressee(
            input.leadId(), input.to(), Boolean.TRUE.equals(input.consented())),
        new DirectWords(
            input.subject(),
            input.text(),
            input.template(),
            Objects.requireNonNullElse(input.values(), Map.of())),
        context);
  }
}
