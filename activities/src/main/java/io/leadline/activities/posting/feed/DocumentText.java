package io.leadline.activities.posting.feed;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes a document of XML or JSON leniently: byte order mark, else the charset that XML declares,
 * else UTF-8. An unknown charset is read as UTF-8, bytes that do not fit become U+FFFD, and
 * characters that XML forbids become spaces: neither should cost a whole feed.
 */
public final class DocumentText {
  private static final int PROLOGUE = 1024;
  private static final Pattern ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']");

  private DocumentText() {}

  /** The document's characters, its byte order mark left out. */
  public static Reader of(InputStream bytes) throws IOException {
    BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
    in.mark(PROLOGUE);
    byte[] head = in.readNBytes(PROLOGUE);
    in.reset();
    Start start = start(head);
    in.skipNBytes(start.markLength());
    return new LegalCharacters(new InputStreamReader(in, start.charset()));
  }

  private static Start start(byte[] head) {
    int first = head.length > 0 ? head[0] & 0xff : -1;
    int second = head.length > 1 ? head[1] & 0xff : -1;
    if (first == 0xfe && second == 0xff) {
      return new Start(StandardCharsets.UTF_16BE, 2);
    } else if (first == 0xff && second == 0xfe) {
      return new Start(StandardCharsets.UTF_16LE, 2);
    } else if (first == 0xef && second == 0xbb && head.length > 2 && (head[2] & 0xff) == 0xbf) {
      return new Start(StandardCharsets.UTF_8, 3);
    } else if (first == 0 && second == '<') {
      return new Start(StandardCharsets.UTF_16BE, 0);
    } else if (first == '<' && second == 0) {
      return new Start(StandardCharsets.UTF_16LE, 0);
    }
    Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
    return new Start(declared.find() ? charset(declared.group(1)) : StandardCharsets.UTF_8, 0);
  }

  private static Charset charset(String name) {
    try {
      Charset charset = Charset.forName(name);
      // The declaration was readable byte by byte, so it cannot be UTF-16 whatever it says.
      return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
          ? StandardCharsets.UTF_8
          : charset;
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private record Start(Charset charset, int markLength) {}

  /** Replaces what the Char production of XML 1.0 leaves out; surrogates pass as they are. */
  private static final class LegalCharacters extends FilterReader {
    LegalCharacters(Reader in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int c = super.read();
      return c < 0 ? c : legal((char) c);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      for (int i = offset; i < offset + read; i++) {
        buffer[i] = legal(buffer[i]);
      }
      return read;
    }

    private static char legal(char c) {
      boolean forbidden = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c >= '\ufffe';
      return forbidden ? ' ' : c;
    }
  }
}
