package io.leadline.starter.page;

/**
 * Addresses so that their owner recognises them and nobody else learns them: messages are
 * forwarded, and their links with them.
 */
public final class Masked {
  private static final int SHOWN_DIGITS = 4;

  private Masked() {}

  /** {@code ada@example.com} as {@code a•••@example.com}. */
  public static String email(String address) {
    int at = address.lastIndexOf('@');
    return at < 1 ? "•••" : address.substring(0, 1) + "•••" + address.substring(at);
  }

  /** {@code +15125550100} as {@code the number ending in 0100}. */
  public static String phone(String e164) {
    return "the number ending in " + e164.substring(Math.max(0, e164.length() - SHOWN_DIGITS));
  }
}
