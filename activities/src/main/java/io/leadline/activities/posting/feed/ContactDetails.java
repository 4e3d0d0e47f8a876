package io.leadline.activities.posting.feed;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes recruiters out of descriptions: e-mail addresses, phone numbers, and names that stand
 * beside them or behind "Contact:". People apply through the posting's address; nobody's details
 * need to lie in our index. Pure.
 */
final class ContactDetails {
  /** Stands where a detail was; a private character, so no text has it of its own. */
  private static final String GONE = "\ue000";

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final Pattern MAIL =
      Pattern.compile(
          "(?:mailto:)?[\\w.+'-]{1,64}"
              + "\\s?(?:@|[(\\[{]\\s?(?:at|@)\\s?[)\\]}])\\s?"
              + "[\\w-]{1,63}(?:\\s?(?:\\.|[(\\[{]\\s?dot\\s?[)\\]}])\\s?[\\w-]{1,63}){1,4}",
          FLAGS);
  private static final Pattern SPELT_OUT = Pattern.compile("[(\\[{]\\s?[aA][tT]\\s?[)\\]}]");
  private static final Pattern MANY_DIGITS = Pattern.compile("(?:\\d\\D{0,3}){7}");

  /** Two to four words with capitals; case counts here. */
  private static final String WORD = "\\p{Lu}[\\p{L}'’.-]*";

  private static final String NAME =
      "(?-i:"
          + WORD
          + "(?:[^\\S\\n]+(?:(?:van|von|de|der|den|la|le|di|da|dos)[^\\S\\n]+)*"
          + WORD
          + "){1,3})";

  private static final String LABEL =
      "(?:your )?(?:contact(?: person| name)?|recruiter|hiring manager|talent partner"
          + "|ansprechpartner(?:in)?|ansprechperson|kontakt(?:person)?|osoba kontaktowa"
          + "|personne à contacter|persona de contacto)";
  private static final Pattern LABELLED_LINE =
      Pattern.compile("^\\W*" + LABEL + "\\s*[:–-]\\s*(?-i:" + WORD + "|" + NAME + ")\\W*$", FLAGS);
  private static final Pattern LABELLED =
      Pattern.compile("\\b" + LABEL + "\\s*:\\s*" + NAME + "(?:,[^\\n.,]{0,60})?", FLAGS);
  private static final Pattern NAME_BEFORE =
      Pattern.compile(
          NAME + "[\\s,:(–-]*(?:(?:at|on|via|under|by|by phone on|unter|pod)\\s+)?(?=" + GONE + ")",
          FLAGS);
  private static final Pattern CHANNEL =
      Pattern.compile(
          "\\b(?:tel(?:efon|ephone)?|phone|mobile|cell|fax|e-?mail|mail|whatsapp|sms|tél)\\b\\.?"
              + "(?: (?:number|address|no\\.?|nr\\.?))?\\s*[:.]?\\s*(?="
              + GONE
              + ")",
          FLAGS);
  private static final Pattern JOINED =
      Pattern.compile(
          "(?:\\s+(?:at|on|via|under|by|to|or|and|unter|oder|und|an|lub|pod|na))?"
              + "[^\\S\\n]*[(\\[<]?"
              + GONE
              + "[)\\]>]?(?:\\s*[/,|]\\s*(?="
              + GONE
              + "))?",
          FLAGS);
  private static final Pattern NAME_LINE = Pattern.compile("^" + NAME + "$", FLAGS);
  private static final Pattern RECRUITING =
      Pattern.compile("recruit|talent|hiring|human resources|\\bhr\\b|people", FLAGS);
  private static final Pattern NOTHING_LEFT =
      Pattern.compile("^[\\W_]*(?:" + LABEL + ")?\\W*$", FLAGS);
  private static final int LONGEST_LABELLED = 120;
  private static final int LONGEST_SIGNATURE = 60;

  private ContactDetails() {}

  /**
   * The text without them; lines that held nothing else go as a whole.
   *
   * @param country two letters, for phone numbers without a country code; else the US is meant
   */
  static String leftOut(String text, @Nullable String country) {
    String marked =
        text.indexOf('@') >= 0 || SPELT_OUT.matcher(text).find()
            ? MAIL.matcher(text).replaceAll(GONE)
            : text;
    if (MANY_DIGITS.matcher(marked).find()) {
      marked = withoutNumbers(marked, country);
    }
    List<String> lines = new ArrayList<>();
    for (String line : marked.split("\n", -1)) {
      String rest = withoutPeople(line);
      if (rest.equals(line)) {
        lines.add(line);
      } else if (NOTHING_LEFT.matcher(rest).matches()) {
        dropSignature(lines);
      } else {
        lines.add(rest);
      }
    }
    return String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip();
  }

  private static String withoutNumbers(String text, @Nullable String country) {
    StringBuilder rest = new StringBuilder();
    int end = 0;
    for (var number :
        PhoneNumberUtil.getInstance()
            .findNumbers(text, region(country), Leniency.VALID, Long.MAX_VALUE)) {
      rest.append(text, end, number.start()).append(GONE);
      end = number.end();
    }
    return rest.append(text, end, text.length()).toString();
  }

  private static String region(@Nullable String country) {
    String code = country == null ? "" : country.toUpperCase(Locale.ROOT);
    return PhoneNumberUtil.getInstance().getSupportedRegions().contains(code) ? code : "US";
  }

  private static String withoutPeople(String line) {
    if (line.length() <= LONGEST_LABELLED && LABELLED_LINE.matcher(line).matches()) {
      return "";
    }
    String rest = line.indexOf(':') < 0 ? line : LABELLED.matcher(line).replaceAll("");
    if (rest.contains(GONE)) {
      rest = CHANNEL.matcher(rest).replaceAll("");
      rest = NAME_BEFORE.matcher(rest).replaceAll("");
      rest = JOINED.matcher(rest).replaceAll("");
    }
    return rest.equals(line) ? line : rest.replaceAll("[^\\S\\n]{2,}", " ").strip();
  }

  /** Above a line of details stand a name and perhaps what that person does. */
  private static void dropSignature(List<String> lines) {
    while (!lines.isEmpty() && lines.getLast().isBlank() && lines.size() > 1) {
      lines.removeLast();
    }
    if (!lines.isEmpty()
        && lines.getLast().length() <= LONGEST_SIGNATURE
        && lines.size() > 1
        && RECRUITING.matcher(lines.getLast()).find()
        && NAME_LINE.matcher(lines.get(lines.size() - 2)).matches()) {
      lines.removeLast();
    }
    if (!lines.isEmpty() && NAME_LINE.matcher(lines.getLast()).matches()) {
      lines.removeLast();
    }
  }
}
