package io.leadline.activities.posting;

import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader;
import io.leadline.activities.posting.json.AdzunaReader;
import io.leadline.activities.posting.json.AshbyReader;
import io.leadline.activities.posting.json.GreenhouseReader;
import io.leadline.activities.posting.json.JobPostingPageReader;
import io.leadline.activities.posting.json.LeverReader;
import io.leadline.activities.posting.xml.IndeedXmlReader;
import io.leadline.activities.posting.xml.LinkedInXmlReader;
import io.leadline.activities.posting.xml.PersonioXmlReader;
import io.leadline.activities.posting.xml.RssReader;
import java.util.List;
import java.util.stream.Collectors;

/** The feed formats that are understood, and which of them a document is in. */
public final class FeedFormats {
  private static final String AUTO = "auto";

  private final List<FeedReader> readers;

  /** All of them. */
  public FeedFormats(FeedLimits limits) {
    this.readers =
        List.of(
            new IndeedXmlReader(limits),
            new LinkedInXmlReader(limits),
            new PersonioXmlReader(limits),
            new RssReader(limits),
            new GreenhouseReader(limits),
            new LeverReader(limits),
            new AshbyReader(limits),
            new AdzunaReader(limits),
            new JobPostingPageReader(limits));
  }

  /** Their names, separated by commas. */
  public String names() {
    return readers.stream().map(FeedReader::format).collect(Collectors.joining(", "));
  }

  /**
   * The reader to use.
   *
   * @param format a name, or "auto" to tell it from how the document begins
   * @throws UnusableFeedException if there is none; the message names the formats there are
   */
  FeedReader reader(String format, String beginning) {
    if (format.equals(AUTO)) {
      // A document without any content is an empty feed in whatever format: it closes nothing.
      return readers.stream()
          .filter(reader -> beginning.isBlank() || reader.recognises(beginning))
          .findFirst()
          .orElseThrow(
              () ->
                  new UnusableFeedException(
                      "this is no feed in a known format: by its beginning it is none of "
                          + names()
                          + "; if it is one of them after all, name it as the format",
                      null));
    }
    return readers.stream()
        .filter(reader -> reader.format().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableFeedException(
                    "unknown format " + format + "; known are auto, " + names(), null));
  }
}
