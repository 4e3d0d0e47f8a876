package io.leadline.sandbox.mongodb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Values as strings that sort as the server sorts the values: a character for the type in MongoDB's
 * order (null and missing are one), then the value. No key begins another one, so keys can be
 * joined and a prefix finds exactly the entries that hold its values.
 */
final class Keys {

  /** After a key: above every key that continues it. */
  static final String LAST = "\uFFFF";

  private Keys() {}

  static String of(@Nullable Object value) {
    return switch (value) {
      case MinKey least -> "\1";
      case null -> "\2";
      case Missing missing -> "\2";
      case Number number -> "\3" + number(number);
      case String text -> "\4" + text(text);
      case Document document ->
          document.entrySet().stream()
              .map(field -> field(field.getKey(), of(field.getValue())))
              .collect(Collectors.joining("", "\5", "\0"));
      case Collection<?> items -> "\6" + ofAll(items) + "\0";
      case BinData binary ->
          "\7" + bits(binary.getData().length) + new String(binary.getData(), ISO_8859_1);
      case UUID id -> "\11" + text(id.toString());
      case ObjectId id -> "\12" + text(new String(id.toByteArray(), ISO_8859_1));
      case Boolean flag -> flag ? "\13\1" : "\13\0";
      case Instant instant -> "\14" + bits(instant.toEpochMilli() ^ Long.MIN_VALUE);
      case BsonTimestamp timestamp -> "\15" + bits(timestamp.getValue());
      case MaxKey greatest -> "\17";
      default -> "\16" + text(value.toString()); // the server knows no order, or no store needs it
    };
  }

  static String ofAll(Iterable<?> values) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(Keys::of)
        .collect(Collectors.joining());
  }

  /** As the server compares fields: by the type of the value, then by name, then by value. */
  private static String field(String name, String value) {
    return value.charAt(0) + text(name) + value;
  }

  /** All types as doubles; where doubles have gaps, the distance to the double follows. */
  private static String number(Number number) {
    double rounded = number.doubleValue() + 0.0; // makes -0.0 the same as 0.0
    long bits = Double.doubleToLongBits(rounded);
    long rest = number instanceof Long exact ? exact - (long) rounded : 0;
    String gap = Math.abs(rounded) < 0x1p53 ? "" : Character.toString((char) (rest ^ 0x8000));
    return bits(bits ^ ((bits >> 63) | Long.MIN_VALUE)) + gap;
  }

  private static String bits(long bits) {
    char[] chars = {
      (char) (bits >>> 48), (char) (bits >>> 32), (char) (bits >>> 16), (char) bits,
    };
    return new String(chars);
  }

  private static String text(String text) {
    return text.replace("\1", "\1\2").replace("\0", "\1\1") + '\0';
  }
}
