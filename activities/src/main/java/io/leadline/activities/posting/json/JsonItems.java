package io.leadline.activities.posting.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a large JSON document into the elements of its one list without parsing them, so that an
 * element that is not well-formed costs only itself. Knows strings, escapes and brackets; holds one
 * element in memory, and what stands around the list.
 */
final class JsonItems {
  private static final int AROUND = 1 << 16;

  private final Reader in;
  private final @Nullable String list;
  private final int maxCharacters;

  private final StringBuilder around = new StringBuilder();
  private final StringBuilder name = new StringBuilder();
  private int depth;
  private boolean listFound;
  private boolean inList;
  private boolean closed;

  /**
   * @param list the field of the document's object that holds the list; null if the list is all
   */
  JsonItems(Reader in, @Nullable String list, int maxCharacters) {
    this.in = new BufferedReader(in, 1 << 16);
    this.list = list;
    this.maxCharacters = maxCharacters;
  }

  /** One element's text, whole or broken off. */
  record Item(String json, @Nullable String problem) {}

  /** Whether the document was read to the end of its outermost bracket. */
  boolean closed() {
    return closed;
  }

  /** Whether the list was there. */
  boolean listFound() {
    return listFound;
  }

  /** Whether the document has no content at all. */
  boolean empty() {
    return !listFound && around.toString().isBlank();
  }

  /** The document with its list emptied; at most the first 65,536 characters. */
  String around() {
    return around.toString();
  }

  /** The next element, or null after the last. */
  @Nullable Item next() throws IOException {
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (inList && c != ']') {
        if (c != ',' && !Character.isWhitespace(c)) {
          return element(c);
        }
      } else if (!closed) {
        outside(c);
      }
    }
    return null;
  }

  private void outside(int c) throws IOException {
    keep(c);
    switch (c) {
      case '"' -> string();
      case '{' -> depth++;
      case '[' -> {
        boolean wanted = list == null ? depth == 0 : depth == 1 && list.contentEquals(name);
        if (wanted && !listFound) {
          listFound = true;
          inList = true;
        }
        depth++;
      }
      case '}', ']' -> {
        depth--;
        inList = false;
        closed = depth <= 0;
      }
      default -> {}
    }
  }

  /** The last string before a bracket is the name of what is in it. */
  private void string() throws IOException {
    name.setLength(0);
    for (int c = in.read(); c >= 0; c = in.read()) {
      keep(c);
      if (c == '"') {
        return;
      } else if (c == '\\') {
        keep(in.read());
      } else if (name.length() < 64) {
        name.append((char) c);
      }
    }
  }

  private void keep(int c) {
    if (c >= 0 && around.length() < AROUND) {
      around.append((char) c);
    }
  }

  private Item element(int first) throws IOException {
    StringBuilder text = new StringBuilder();
    boolean tooLarge = false;
    boolean inString = false;
    int brackets = 0;
    for (int c = first; c >= 0; c = in.read()) {
      if (!inString && brackets == 0 && (c == ',' || c == ']')) {
        // What came before was no object and had no bracket to end it.
        return ended(c, text, tooLarge);
      }
      tooLarge |= !append(text, c);
      if (inString) {
        if (c == '\\') {
          tooLarge |= !append(text, in.read());
        }
        inString = c != '"';
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        brackets++;
      } else if ((c == '}' || c == ']') && --brackets == 0) {
        return item(text, tooLarge, null);
      }
    }
    return item(text, tooLarge, "the document ends inside it");
  }

  private Item ended(int c, StringBuilder text, boolean tooLarge) throws IOException {
    if (c == ']') {
      outside(c);
    }
    return item(text, tooLarge, null);
  }

  private Item item(StringBuilder text, boolean tooLarge, @Nullable String problem) {
    return new Item(
        text.toString(), tooLarge ? "it is larger than " + maxCharacters + " characters" : problem);
  }

  private boolean append(StringBuilder text, int c) {
    if (c >= 0 && text.length() < maxCharacters) {
      text.append((char) c);
      return true;
    }
    return c < 0;
  }
}
