package io.leadline.activities.posting.feed;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader found in one document. */
record Collected(List<FeedItem> items, List<Refusal> refused, FeedReader.End end) {

  record Refusal(@Nullable String reference, long position, String why) {}

  static Collected of(FeedReader reader, String document) {
    return of(reader, document, StandardCharsets.UTF_8);
  }

  static Collected of(FeedReader reader, String document, Charset charset) {
    return of(reader, document.getBytes(charset));
  }

  static Collected of(FeedReader reader, byte[] document) {
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
    return new Collected(items, refused, reader.read(new ByteArrayInputStream(document), sink));
  }

  List<String> references() {
    return items.stream().map(FeedItem::reference).toList();
  }
}
