package io.leadline.activities.message;

import java.util.Optional;
import java.util.regex.Pattern;

/** Who our mail is from, read from {@code LEADLINE_MAIL_FROM}. */
public record Sender(String name, String address) {
  private static final Pattern NAMED = Pattern.compile("\\s*(.*?)\\s*<([^<>\\s]+@[^<>\\s]+)>\\s*");

  /**
   * @param text {@code Name <address>} or a bare address
   * @throws IllegalArgumentException for anything else
   */
  public static Sender parse(String text) {
    var named = NAMED.matcher(text);
    if (named.matches()) {
      return new Sender(named.group(1), named.group(2));
    }
    if (text.strip().matches("[^<>\\s]+@[^<>\\s]+")) {
      return new Sender("", text.strip());
    }
    throw new IllegalArgumentException("expected Name <address>");
  }

  /** The domain that a text like {@link #parse}'s names; empty for what is no sender. */
  public static Optional<String> domainOf(String text) {
    try {
      return Optional.of(parse(text).domain());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** {@code Name <address>}, or the bare address. */
  public String text() {
    return name.isEmpty() ? address : name + " <" + address + ">";
  }

  /** What comes after the at sign. */
  public String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
