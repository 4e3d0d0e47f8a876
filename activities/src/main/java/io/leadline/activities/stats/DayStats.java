package io.leadline.activities.stats;

import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one day. The field names are outward.
 *
 * @param messages by channel and kind, such as {@code email alert}
 * @param providers the same messages by whom they were sent through, such as {@code sendgrid}
 * @param domains mail by the domain of its recipients: those with most of it, and {@code other}
 * @param medianTimeToConfirm from opt-in to its confirmation, of those confirmed that day
 * @param stages how many leads stood in each stage at the end of the day, or now
 */
public record DayStats(
    LocalDate day,
    Map<String, MessageCounts> messages,
    Map<String, MessageCounts> providers,
    Map<String, MessageCounts> domains,
    LeadCounts leads,
    @Nullable Duration medianTimeToConfirm,
    Map<LeadStage, Long> stages) {

  /** All messages together. */
  public MessageCounts allMessages() {
    return messages.values().stream().reduce(MessageCounts.NONE, MessageCounts::plus);
  }
}
