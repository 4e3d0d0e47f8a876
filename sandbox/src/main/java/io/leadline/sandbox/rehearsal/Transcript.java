package io.leadline.sandbox.rehearsal;

import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadStage;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A life as it was rehearsed; the field names are outward.
 *
 * @param script what the lead was told to do, line by line
 * @param lines everything that happened, in order
 */
public record Transcript(
    List<String> script, LocalDate start, int days, List<Line> lines, Summary summary) {
  /** Who did something, so that texts can tell them apart. */
  public enum Who {
    /** The lead, by its script. */
    LEAD,
    /** Its workflow: stages and steps. */
    LIFE,
    /** A message that was sent, or was not. */
    MESSAGE
  }

  /**
   * One thing that happened, or did not.
   *
   * @param day of the life, from 1
   * @param at to the minute, where the lead lives
   * @param why the reason, when there is more to say
   */
  public record Line(int day, ZonedDateTime at, Who who, String what, @Nullable String why) {}

  /**
   * How it ended.
   *
   * @param reason why it is paused or closed, if it is
   * @param workflowRunning whether its workflow still waits for something
   * @param workflowEvents history events of all its runs, which is what a life costs in Temporal
   * @param messages sent, by kind and channel
   */
  public record Summary(
      LeadStage stage,
      @Nullable CloseReason reason,
      ZonedDateTime since,
      boolean workflowRunning,
      long workflowEvents,
      Map<String, Integer> messages,
      int delivered,
      int opened,
      int clicked) {}
}
