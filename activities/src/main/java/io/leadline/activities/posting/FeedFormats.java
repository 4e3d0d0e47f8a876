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
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The feed formats that are understood, and which of them a document is in. */
public final class FeedFormats {
  private static final String AUTO = "auto";

  /** Some formats write long texts before the fields that they are known by. */
  private static final int BEGINNING = 1 << 18;

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

  /** A feed that is about to be read, and by whom. */
  record Opened(FeedReader reader, BufferedInputStream document) {}

  /**
   * Unpacks a feed, if it is packed, and finds its reader.
   *
   * @param format a name, or "auto"
   * @throws UnusableFeedException if there is no reader for it
   */
  Opened open(String format, InputStream body) throws IOException {
    BufferedInputStream document = unpacked(body);
    return new Opened(reader(format, beginning(document)), document);
  }

  private static BufferedInputStream unpacked(InputStream body) throws IOException {
    BufferedInputStream document = new BufferedInputStream(body, 1 << 16);
    document.mark(2);
    byte[] magic = document.readNBytes(2);
    document.reset();
    boolean packed = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
    return packed
        ? new BufferedInputStream(new GZIPInputStream(document, 1 << 16), 1 << 16)
        : document;
  }

  private static String beginning(BufferedInputStream document) throws IOException {
    document.mark(BEGINNING);
    byte[] head = document.readNBytes(BEGINNING);
    document.reset();
    // Enough to see the first tags in any charset, UTF-16 included.
    return new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
  }
}
