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
 * @param medianTimeToConfirm from opt-in to its confirmation, of those confirmed that day
 * @param stages how many leads stood in each stage at the end of the day, or now
 */
public record DayStats(
    LocalDate day,
    Map<String, MessageCounts> messages,
    LeadCounts leads,
    @Nullable Duration medianTimeToConfirm,
    Map<LeadStage, Long> stages) {

  /** All messages together. */
  public MessageCounts allMessages() {
    return messages.values().stream().reduce(MessageCounts.NONE, MessageCounts::plus);
  }
}
