package io.leadline.starter.page;

/** The words that are agreed to by the boxes of our forms; stored with the consent. */
public final class ConsentWords {
  public static final String EMAIL =
      "Send me job alerts by e-mail, at most one a day. I can stop them at any time with the link"
          + " in every message.";

  public static final String SMS =
      "Also text me job alerts. Message and data rates may apply; up to one a day. Reply STOP to"
          + " end, HELP for help. Not a condition of anything.";

  private ConsentWords() {}
}
