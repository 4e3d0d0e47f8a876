package io.leadline.activities.posting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did. {@code items} is the sum of new, changed, unchanged, duplicates and refused.
 *
 * @param items everything the feed listed
 * @param created first seen in this run; {@code new} in JSON
 * @param changed with other content than before, or open again
 * @param reopened those of the changed that had been closed
 * @param closed no longer in the feed
 * @param kept no longer in the feed but left open, because {@code notice} forbids closing
 * @param duplicates items whose reference came earlier in the same feed; the first one counts
 * @param refused items that could not be used; at most 1,000 are listed
 * @param refusedCount how many those were in all
 * @param complete whether the feed was read to its end, so that absence means closed
 * @param notice why nothing was closed, if that needs saying
 */
public record ImportResult(
    String source,
    String format,
    long items,
    @JsonProperty("new") long created,
    long changed,
    long unchanged,
    long closed,
    List<Refused> refused,
    long refusedCount,
    long duplicates,
    long reopened,
    long kept,
    boolean complete,
    @Nullable String notice) {
  public ImportResult {
    refused = List.copyOf(refused);
  }

  /** An item that could not be used: its reference or its position in the feed, and the reason. */
  public record Refused(String item, String why) {}
}
