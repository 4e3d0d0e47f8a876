package io.leadline.sandbox.mongodb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Documents, filters, orders and updates over a few fields with many coincidences, from a seed. */
final class RandomLeads {

  private static final List<String> STATES = List.of("NEW", "ACTIVE", "PAUSED", "CLOSED");
  private static final List<String> WORDS =
      List.of("", "a", "ab", "b", "\u0000", "a\u0000b", "é", "\uFFFDz", "😀", "😀a", "漢字");
  private static final List<String> SORTED =
      List.of(
          "_id", "state", "at", "mixed", "tags", "place.city", "items.n", "judgeAt", "slot", "key");

  /** Not to be sorted by: the server's comparison of two empty arrays contradicts itself. */
  private static final String LABELS = "labels";

  private static final Instant START = Instant.parse("2026-09-20T08:00:00Z");

  private final Random random;

  RandomLeads(long seed) {
    random = new Random(seed);
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  private <T> T any(Supplier<T>... choices) {
    return choices[random.nextInt(choices.length)].get();
  }

  Object id() {
    return random.nextInt(20) == 0
        ? any(() -> random.nextInt(30), () -> new Document("p", 1).append("n", random.nextInt(20)))
        : "interest" + random.nextInt(4) + "-" + random.nextInt(80);
  }

  private Date date() {
    return Date.from(START.plus(Duration.ofDays(random.nextInt(12))));
  }

  private @Nullable Object mixed() {
    return this.<@Nullable Object>any(
        () -> random.nextInt(8) - 4,
        () -> (long) random.nextInt(8),
        () -> random.nextInt(16) / 2.0,
        () -> (1L << 53) + random.nextInt(4),
        () -> -0.0,
        () -> oneOf(WORDS),
        () -> oneOf(WORDS),
        random::nextBoolean,
        this::date,
        () -> null,
        () -> new Document("x", random.nextInt(2)),
        () -> new ArrayList<>(List.of(random.nextInt(4), oneOf(WORDS))));
  }

  Document lead() {
    Document lead = new Document("_id", id()).append("state", oneOf(STATES));
    List<Document> items = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      items.add(new Document("n", random.nextInt(6)).append("m", random.nextInt(3)));
    }
    maybe(() -> lead.append("at", date()));
    maybe(() -> lead.append("mixed", mixed()));
    maybe(() -> lead.append("tags", words(1)));
    maybe(() -> lead.append("labels", words(0)));
    maybe(() -> lead.append("place", new Document("city", oneOf(WORDS)).append("zip", upTo(5))));
    maybe(() -> lead.append("items", items));
    maybe(() -> lead.append("key", random.nextInt(200)));
    maybe(() -> lead.append("slot", date()));
    if (random.nextInt(5) == 0) {
      lead.append("judgeAt", date());
    }
    return lead;
  }

  private List<String> words(int least) {
    List<String> words = new ArrayList<>();
    for (int i = least + random.nextInt(3 - least); i > 0; i--) {
      words.add(oneOf(WORDS));
    }
    return words;
  }

  private void maybe(Runnable action) {
    if (random.nextInt(4) > 0) {
      action.run();
    }
  }

  private @Nullable Object valueOf(String field) {
    return switch (field) {
      case "_id" -> id();
      case "state" -> oneOf(STATES);
      case "at", "slot", "judgeAt" -> random.nextInt(8) == 0 ? null : date();
      case "tags", LABELS, "place.city" -> oneOf(WORDS);
      case "items.n" -> random.nextInt(6);
      case "key" -> random.nextInt(8) == 0 ? null : random.nextInt(200);
      default -> mixed();
    };
  }

  private Document test() {
    String field = random.nextInt(10) == 0 ? LABELS : oneOf(SORTED);
    return new Document(
        field,
        this.<@Nullable Object>any(
            () -> valueOf(field),
            () -> valueOf(field),
            () -> new Document("$eq", valueOf(field)),
            () -> new Document("$in", values(field)),
            () -> new Document("$gt", valueOf(field)),
            () -> new Document("$lte", valueOf(field)),
            () -> new Document("$gte", valueOf(field)).append("$lt", valueOf(field)),
            () -> new Document("$gte", "interest1").append("$lt", "interest2"),
            () -> new Document("$ne", valueOf(field)),
            () -> new Document("$exists", random.nextBoolean())));
  }

  private List<@Nullable Object> values(String field) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      Object value = valueOf(field);
      // The plain server seeks null in its sparse index, where it is not.
      values.add(value == null && field.equals("key") ? i : value);
    }
    return values;
  }

  private List<Document> tests() {
    List<Document> tests = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      tests.add(test());
    }
    return tests;
  }

  Document filter() {
    return this.<Document>any(
        Document::new,
        this::test,
        () -> new Document("$and", tests()),
        () -> new Document("$and", tests()),
        () -> new Document("$or", tests()),
        () -> merged(tests()),
        () -> merged(tests()).append("$and", tests()));
  }

  private static Document merged(List<Document> tests) {
    Document all = new Document();
    tests.forEach(all::putAll);
    return all;
  }

  /** Always down to the last tie, so that every server must give the same rows. */
  Document order() {
    Document order = new Document();
    int direction = random.nextBoolean() ? 1 : -1;
    for (int i = random.nextInt(3); i > 0; i--) {
      order.append(oneOf(SORTED), random.nextInt(5) == 0 ? -direction : direction);
    }
    return order.containsKey("_id") ? order : order.append("_id", direction);
  }

  Document change() {
    return this.<Document>any(
        () -> new Document("$set", new Document("state", oneOf(STATES)).append("at", date())),
        () -> new Document("$set", new Document("mixed", mixed())),
        () -> new Document("$inc", new Document("count", random.nextInt(3))),
        () -> new Document("$unset", new Document(oneOf(SORTED.subList(1, 6)), "")),
        () -> new Document("$min", new Document("slot", date())),
        () -> new Document("$max", new Document("judgeAt", date())),
        () -> new Document("$set", new Document("tags", words(1))),
        () -> new Document("$set", new Document("place.city", oneOf(WORDS))),
        () -> new Document("$setOnInsert", new Document("fresh", true)));
  }
}
