package io.leadline.activities.place;

import io.leadline.activities.spelling.EditDistance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A resource of tab-separated lines, kept as the bytes it is: 150,000 cities take a few megabytes
 * of heap instead of a hundred as objects. Finds a line by its number or, when the lines are
 * sorted, by its first field.
 */
final class SortedLines {
  private final byte[] text;
  private final int[] starts;

  private SortedLines(byte[] text) {
    this.text = text;
    int[] found = new int[1024];
    int count = 0;
    for (int at = 0; at < text.length; at = endOf(at) + 1) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = at;
    }
    this.starts = Arrays.copyOf(found, count);
  }

  /** Reads a gzip resource that lies beside this class. */
  static SortedLines ofResource(String name) {
    try (InputStream resource = SortedLines.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("the resource " + name + " is missing from the class path");
      }
      return new SortedLines(new GZIPInputStream(resource, 1 << 16).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String[] fields(int number) {
    int start = starts[number];
    return new String(text, start, endOf(start) - start, StandardCharsets.UTF_8).split("\t", -1);
  }

  /** The fields of the line whose first field is {@code key}, or null; the key must be ASCII. */
  String @Nullable [] find(String key) {
    byte[] wanted = (key + '\t').getBytes(StandardCharsets.US_ASCII);
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int start = starts[middle];
      int end = Math.min(start + wanted.length, text.length);
      int order = Arrays.compareUnsigned(text, start, end, wanted, 0, wanted.length);
      if (order == 0) {
        return fields(middle);
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  /**
   * The fields of the lines whose first field begins with this letter and lies near the key, as
   * near as {@link EditDistance#allowed} has it; in their order.
   */
  Stream<String[]> near(String key) {
    int allowed = EditDistance.allowed(key);
    if (allowed == 0) {
      return Stream.empty();
    }
    byte letter = (byte) key.charAt(0);
    return IntStream.range(firstFrom(letter), firstFrom((byte) (letter + 1)))
        .filter(
            number -> {
              int length = keyLength(number);
              return Math.abs(length - key.length()) <= allowed
                  && EditDistance.between(key, key(number, length)) <= allowed;
            })
        .mapToObj(this::fields);
  }

  private String key(int number, int length) {
    return new String(text, starts[number], length, StandardCharsets.US_ASCII);
  }

  private int keyLength(int number) {
    int start = starts[number];
    int end = start;
    while (end < text.length && text[end] != '\t') {
      end++;
    }
    return end - start;
  }

  /** The number of the first line that begins with this letter or a later one. */
  private int firstFrom(byte letter) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (text[starts[middle]] < letter) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Stream<String[]> all() {
    return IntStream.range(0, starts.length).mapToObj(this::fields);
  }

  private int endOf(int start) {
    int end = start;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }
}
