package io.leadline.activities.alarm;

import org.jspecify.annotations.Nullable;

/**
 * Something that operators should look at, without personal data.
 *
 * @param group names the trouble; alarms of one group are equal and counted together
 * @param title a few words
 * @param words a sentence or two
 * @param errorId the same in log line, dead letter and Temporal failure; null when there is none
 * @param path of the page that shows more, such as {@code /jobs/abc}; null for none
 */
public record Alarm(
    Severity severity,
    String group,
    String title,
    String words,
    @Nullable String errorId,
    @Nullable String path) {
  /** Of something that does not get on. */
  public static Alarm warning(String group, String title, String words) {
    return new Alarm(Severity.WARNING, group, title, words, null, null);
  }
}
