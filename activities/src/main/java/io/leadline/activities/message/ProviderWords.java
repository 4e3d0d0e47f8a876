package io.leadline.activities.message;

import java.util.regex.Pattern;

/** A provider's words about a message, made fit to be kept: without addresses, and short. */
public final class ProviderWords {
  private static final int LONGEST = 300;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>`'\"]+@[^\\s<>`'\"]+");

  private ProviderWords() {}

  public static String kept(String words) {
    String masked = ADDRESS.matcher(words.strip()).replaceAll("<address>");
    return masked.length() > LONGEST ? masked.substring(0, LONGEST) : masked;
  }
}
