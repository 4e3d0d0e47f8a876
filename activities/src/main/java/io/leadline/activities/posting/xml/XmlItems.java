package io.leadline.activities.posting.xml;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a large XML document into its items without parsing them, so that an item that is not
 * well-formed costs only itself, and so that no document type definition ever reaches a parser.
 * Knows tags, CDATA, comments and instructions; holds one item in memory.
 */
final class XmlItems {
  private final Reader in;
  private final String element;
  private final int maxCharacters;

  private final StringBuilder item = new StringBuilder();
  private boolean inItem;
  private boolean tooLarge;
  private int pushedBack = -1;
  private @Nullable String root;
  private boolean rootClosed;

  XmlItems(Reader in, String element, int maxCharacters) {
    this.in = new BufferedReader(in, 1 << 16);
    this.element = element;
    this.maxCharacters = maxCharacters;
  }

  /** One item's text, whole or broken off. */
  record Item(String xml, @Nullable String problem) {}

  /** Whether the end tag of the document's root was seen. */
  boolean rootClosed() {
    return rootClosed;
  }

  /** Whether the document had any element at all. */
  boolean hasRoot() {
    return root != null;
  }

  /** The next item, or null after the last. */
  @Nullable Item next() throws IOException {
    for (int c = take(); c >= 0; c = take()) {
      if (c == '<') {
        Item finished = markup();
        if (finished != null) {
          return finished;
        }
      }
    }
    return inItem ? finish("the document ends inside it") : null;
  }

  private @Nullable Item markup() throws IOException {
    int c = take();
    if (c == '?') {
      skipTo("?>");
      return null;
    } else if (c == '!') {
      declaration();
      return null;
    }
    StringBuilder tag = new StringBuilder();
    for (int quote = 0; c >= 0 && (c != '>' || quote != 0); c = take()) {
      if (c == '<') {
        // No tag holds this character: an attribute was left open, and here begins the next tag.
        pushedBack = c;
        return null;
      }
      if (tag.length() < 256) {
        tag.append((char) c);
      }
      if (quote == 0 && (c == '"' || c == '\'') && tag.indexOf("=") >= 0) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
    }
    return c < 0 ? null : tag(tag.toString());
  }

  private @Nullable Item tag(String tag) {
    boolean closing = tag.startsWith("/");
    String name = (closing ? tag.substring(1) : tag).split("[\\s/]", 2)[0];
    if (name.equalsIgnoreCase(element)) {
      if (closing) {
        return inItem ? finish(null) : null;
      }
      Item unfinished = inItem ? finish("it is not closed before the next one") : null;
      inItem = true;
      item.append('<').append(tag).append('>');
      return tag.endsWith("/") ? finish(null) : unfinished;
    }
    if (root == null && !closing) {
      root = name;
    }
    if (closing && name.equals(root)) {
      rootClosed = true;
      return inItem ? finish("it is not closed before the document's end") : null;
    }
    return null;
  }

  private Item finish(@Nullable String problem) {
    Item finished =
        new Item(
            item.toString(),
            tooLarge ? "it is larger than " + maxCharacters + " characters" : problem);
    item.setLength(0);
    inItem = false;
    tooLarge = false;
    return finished;
  }

  private void declaration() throws IOException {
    int c = take();
    if (c == '-') {
      skipTo("-->");
    } else if (c == '[') {
      skipTo("]]>");
    } else {
      // A document type: skipped with its internal subset, nothing in it is ever defined.
      int depth = 0;
      while (c >= 0 && (c != '>' || depth > 0)) {
        depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        c = take();
      }
    }
  }

  private void skipTo(String end) throws IOException {
    int matched = 0;
    while (matched < end.length()) {
      int c = take();
      if (c < 0) {
        return;
      } else if (c == end.charAt(matched)) {
        matched++;
      } else if (!(matched == end.length() - 1 && c == end.charAt(0))) {
        // "]]]>" still ends CDATA: one more of the first character keeps what matched so far.
        matched = c == end.charAt(0) ? 1 : 0;
      }
    }
  }

  private int take() throws IOException {
    if (pushedBack >= 0) {
      int c = pushedBack;
      pushedBack = -1;
      return c;
    }
    int c = in.read();
    if (c >= 0 && inItem) {
      if (item.length() < maxCharacters) {
        item.append((char) c);
      } else {
        tooLarge = true;
      }
    }
    return c;
  }
}
