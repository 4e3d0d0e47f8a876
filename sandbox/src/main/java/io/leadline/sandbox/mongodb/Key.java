package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes whose unsigned order is the server's order of the values (types first, as MongoDB
 * ranks them; null and missing are one). No encoded value begins another one, so keys can be joined
 * and a prefix finds exactly the entries that hold its values.
 */
final class Key implements Comparable<Key> {

  /** In MongoDB's order; whatever the server knows no order for comes last. */
  private static final List<Class<?>> TYPES =
      List.of(
          MinKey.class,
          Missing.class,
          Number.class,
          String.class,
          Document.class,
          Collection.class,
          BinData.class,
          LegacyUUID.class,
          UUID.class,
          ObjectId.class,
          Boolean.class,
          Instant.class,
          BsonTimestamp.class,
          BsonRegularExpression.class,
          MaxKey.class,
          Object.class);

  static final Key EMPTY = new Key(new byte[0]);

  private final byte[] bytes;

  private Key(byte[] bytes) {
    this.bytes = bytes;
  }

  static Key of(@Nullable Object value) {
    ByteBuf out = Unpooled.buffer(32);
    write(value, out);
    return new Key(ByteBufUtil.getBytes(out));
  }

  static Key ofAll(Iterable<?> values) {
    ByteBuf out = Unpooled.buffer(64);
    values.forEach(value -> write(value, out));
    return new Key(ByteBufUtil.getBytes(out));
  }

  Key plus(Key next) {
    byte[] joined = Arrays.copyOf(bytes, bytes.length + next.bytes.length);
    System.arraycopy(next.bytes, 0, joined, bytes.length, next.bytes.length);
    return new Key(joined);
  }

  int length() {
    return bytes.length;
  }

  Key from(int offset) {
    return new Key(Arrays.copyOfRange(bytes, offset, bytes.length));
  }

  /** Above every key that continues this one. */
  Key last() {
    return plus(new Key(new byte[] {-1}));
  }

  /** Below every value of the type of this one. */
  Key firstOfType() {
    return new Key(new byte[] {bytes[0]});
  }

  /** Above every value of the type of this one. */
  Key lastOfType() {
    return new Key(new byte[] {(byte) (bytes[0] + 1)});
  }

  private static int type(@Nullable Object value) {
    Object present = Missing.ofNullable(value);
    int type = 0;
    while (!TYPES.get(type).isInstance(present)) {
      type++;
    }
    return type + 1;
  }

  private static void write(@Nullable Object value, ByteBuf out) {
    out.writeByte(type(value));
    switch (value) {
      case null -> {}
      case Missing missing -> {}
      case MinKey least -> {}
      case MaxKey greatest -> {}
      case Number number -> write(number, out);
      case Document document -> {
        document.forEach((field, part) -> write(field, part, out));
        out.writeByte(0);
      }
      case Collection<?> list -> {
        list.forEach(item -> write(item, out));
        out.writeByte(0);
      }
      case BinData binary -> out.writeInt(binary.getData().length).writeBytes(binary.getData());
      case LegacyUUID legacy -> {
        UUID id = legacy.getUuid();
        out.writeLong(id.getMostSignificantBits() ^ Long.MIN_VALUE);
        out.writeLong(id.getLeastSignificantBits() ^ Long.MIN_VALUE);
      }
      case UUID id ->
          out.writeLong(id.getMostSignificantBits()).writeLong(id.getLeastSignificantBits());
      case ObjectId id -> out.writeBytes(id.toByteArray());
      case Boolean bool -> out.writeBoolean(bool);
      case Instant instant -> out.writeLong(instant.toEpochMilli() ^ Long.MIN_VALUE);
      case BsonTimestamp timestamp -> out.writeLong(timestamp.getValue());
      default -> write(value.toString(), out);
    }
  }

  private static void write(String field, @Nullable Object value, ByteBuf out) {
    out.writeByte(type(value));
    write(field, out);
    write(value, out);
  }

  /**
   * Numbers of all types as doubles; where doubles have gaps, the distance to the double follows.
   */
  private static void write(Number number, ByteBuf out) {
    double rounded = number.doubleValue() + 0.0; // makes -0.0 the same as 0.0
    long bits = Double.doubleToLongBits(rounded);
    out.writeLong(bits ^ ((bits >> 63) | Long.MIN_VALUE));
    if (Math.abs(rounded) >= 0x1p53) {
      long rest = number instanceof Long exact ? exact - (long) rounded : 0;
      out.writeShort((int) rest ^ 0x8000);
    }
  }

  /** UTF-16 units in the manner of UTF-8, because the server compares strings by UTF-16 units. */
  private static void write(String text, ByteBuf out) {
    for (int i = 0; i < text.length(); i++) {
      int unit = text.charAt(i);
      if (unit < 2) {
        out.writeByte(1).writeByte(unit + 1); // 0 ends the string
      } else if (unit < 0x80) {
        out.writeByte(unit);
      } else if (unit < 0x800) {
        out.writeByte(0xC0 | unit >> 6).writeByte(0x80 | (unit & 0x3F));
      } else {
        out.writeByte(0xE0 | unit >> 12);
        out.writeByte(0x80 | (unit >> 6 & 0x3F)).writeByte(0x80 | (unit & 0x3F));
      }
    }
    out.writeByte(0);
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Keys in the store's pages. */
  static final class Type extends BasicDataType<Key> {

    @Override
    public int compare(Key left, Key right) {
      return left.compareTo(right);
    }

    @Override
    public int getMemory(Key key) {
      return 40 + key.bytes.length;
    }

    @Override
    public void write(WriteBuffer buffer, Key key) {
      buffer.putVarInt(key.bytes.length).put(key.bytes);
    }

    @Override
    public Key read(ByteBuffer buffer) {
      byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
      buffer.get(bytes);
      return new Key(bytes);
    }

    @Override
    public Key[] createStorage(int size) {
      return new Key[size];
    }
  }
}
