package io.leadline.activities.direct;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.workflows.lead.Channel;

/**
 * Sends a sample of a message with the templates of now to an address that is set apart for tests.
 * The same job is one message, however often it runs.
 */
public final class SendTestMessage implements BackgroundJob<SendTestMessage.Input, DirectResult> {
  private final DirectMessages messages;
  private final TestDrafts drafts;
  private final TestRecipients recipients;

  public SendTestMessage(DirectMessages messages, TestDrafts drafts, TestRecipients recipients) {
    this.messages = messages;
    this.drafts = drafts;
    this.recipients = recipients;
  }

  /**
   * What and whom to.
   *
   * @param message such as {@code alert}, {@code verification} or {@code welcome}
   * @param to address, or number for a text
   */
  public record Input(String message, String to) {
    /** Shows no personal data. */
    @Override
    public String toString() {
      return "Input[message=" + message + "]";
    }
  }

  @Override
  public DirectResult run(Input input, JobContext context) {
    if (!recipients.contains(input.to())) {
      throw new PermanentFailure(
          "\"to\" is not set apart for tests; list it in " + TestRecipients.SETTING);
    }
    Channel channel = input.to().contains("@") ? Channel.EMAIL : Channel.SMS;
    return messages.send(
        channel,
        new DirectMessages.Addressee(null, input.to(), true),
        (recipient, sendId) -> drafts.draft(input.message(), recipient, sendId),
        context);
  }
}
