package io.leadline.activities.posting.feed;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader found in one document. */
public record Collected(List<FeedItem> items, List<Refusal> refused, FeedReader.End end) {

  public record Refusal(@Nullable String reference, long position, String why) {}

  public static Collected of(FeedReader reader, String document) {
    return of(reader, document, StandardCharsets.UTF_8);
  }

  public static Collected of(FeedReader reader, String document, Charset charset) {
    return of(reader, document.getBytes(charset));
  }

  public static Collected of(FeedReader reader, byte[] document) {
    return of(reader, document, null);
  }

  /** As if it had been read from this address. */
  public static Collected of(FeedReader reader, byte[] document, @Nullable URI address) {
    List<FeedItem> items = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    FeedReader.Sink sink =
        new FeedReader.Sink() {
          @Override
          public void item(FeedItem item) {
            items.add(item);
          }

          @Override
          public void refused(@Nullable String reference, long position, String why) {
            refused.add(new Refusal(reference, position, why));
          }
        };
    return new Collected(
        items,
        refused,
        reader.read(new FeedDocument(new ByteArrayInputStream(document), address), sink));
  }

  public List<String> references() {
    return items.stream().map(FeedItem::reference).toList();
  }
}
