package io.leadline.activities.posting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pay as somebody states it ("$40 – $60 an hour", "28-34 zł/h", "60k EUR a year"), as amounts a
 * year so that hours and months compare. Without a currency or a period nothing is stated: a guess
 * would hide jobs from people.
 *
 * @param currency ISO 4217 code
 * @param least a year, and {@code most}: equal when one amount is stated
 */
public record Pay(String currency, double least, double most) {
  private static final int LONGEST = 300;
  private static final String NUMBER = "\\d+(?:[.,]\\d+|[\\u00a0\\u202f' ]\\d{3}(?!\\d))*";
  private static final Pattern AMOUNT =
      Pattern.compile("(" + NUMBER + ")\\s*(k\\b|tys\\b)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern THOUSANDS =
      Pattern.compile("\\d{1,3}(?:[.,\\u00a0\\u202f' ]\\d{3})+");
  private static final Pattern CODE =
      Pattern.compile("\\b(USD|CAD|AUD|NZD|EUR|GBP|PLN|CHF|SEK|NOK|DKK|CZK|INR|MXN|BRL|JPY)\\b");

  /** The longer signs first, since they hold the shorter. */
  private static final List<Map.Entry<String, String>> SIGNS =
      List.of(
          Map.entry("CA$", "CAD"),
          Map.entry("C$", "CAD"),
          Map.entry("A$", "AUD"),
          Map.entry("NZ$", "NZD"),
          Map.entry("US$", "USD"),
          Map.entry("R$", "BRL"),
          Map.entry("MX$", "MXN"),
          Map.entry("$", "USD"),
          Map.entry("€", "EUR"),
          Map.entry("£", "GBP"),
          Map.entry("₹", "INR"),
          Map.entry("zł", "PLN"),
          Map.entry("zl", "PLN"));

  /** How often an amount is paid in a year of full-time work. */
  private enum Period {
    HOUR(2080, "hour|hourly|hr|h|godz|godzin\\p{L}*|stunde|std|heure"),
    DAY(260, "day|daily|dzień|dziennie|tag|jour"),
    WEEK(52, "week|weekly|wk|tydzień|tygodniowo|woche|semaine"),
    MONTH(12, "month|monthly|mo|mies|miesiąc|miesięcznie|monat|mois"),
    YEAR(1, "year|yearly|yr|annum|annual|annually|pa|p\\.a|rok|rocznie|jahr|par an");

    /** All their words, each period's in the group of its name. */
    private static final Pattern WORDS =
        Pattern.compile(
            Arrays.stream(values())
                .map(period -> "(?<" + period.name() + ">" + period.words + ")")
                .collect(Collectors.joining("|", "(?<!\\p{L})(?:", ")(?!\\p{L})")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final int perYear;
    private final String words;

    Period(int perYear, String words) {
      this.perYear = perYear;
      this.words = words;
    }
  }

  /** What a text states; empty when it does not say how much of what currency how often. */
  public static Optional<Pay> parse(@Nullable String text) {
    if (text == null || text.length() > LONGEST) {
      return Optional.empty();
    }
    String currency = currency(text);
    Period period = period(text);
    List<Double> amounts = amounts(text);
    if (currency == null || period == null || amounts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Pay(
            currency,
            Collections.min(amounts) * period.perYear,
            Collections.max(amounts) * period.perYear));
  }

  /** Whether even the most of it is less than what is expected; false when they do not compare. */
  public boolean isBelow(Pay expected) {
    return currency.equals(expected.currency) && most < expected.least;
  }

  private static @Nullable String currency(String text) {
    Matcher code = CODE.matcher(text.toUpperCase(Locale.ROOT));
    if (code.find()) {
      return code.group(1);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return SIGNS.stream()
        .filter(sign -> lower.contains(sign.getKey().toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** The one period that is named; several ("$40 an hour, 8 hours a day") are too much to tell. */
  private static @Nullable Period period(String text) {
    Period found = null;
    Matcher words = Period.WORDS.matcher(text);
    while (words.find()) {
      for (Period period : Period.values()) {
        if (words.group(period.name()) == null) {
          continue;
        }
        if (found != null && found != period) {
          return null;
        }
        found = period;
      }
    }
    return found;
  }

  /** Amounts of pay; "20-25k" means thousands both times. */
  private static List<Double> amounts(String text) {
    List<Double> amounts = new ArrayList<>();
    Matcher matcher = AMOUNT.matcher(text);
    boolean thousands = false;
    while (matcher.find()) {
      double amount = number(matcher.group(1));
      boolean inThousands = matcher.group(2) != null;
      thousands |= inThousands;
      amounts.add(inThousands ? amount * 1000 : amount);
    }
    if (thousands) {
      amounts.replaceAll(amount -> amount < 1000 ? amount * 1000 : amount);
    }
    amounts.removeIf(amount -> amount <= 0);
    return amounts;
  }

  /** Dots and commas part thousands or cents, as the country has it. */
  private static double number(String written) {
    String plain = written.replaceAll("[\\u00a0\\u202f' ]", "");
    if (THOUSANDS.matcher(written).matches()) {
      return Double.parseDouble(plain.replaceAll("[.,]", ""));
    }
    int last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
    if (last < 0) {
      return Double.parseDouble(plain);
    }
    String whole = plain.substring(0, last).replaceAll("[.,]", "");
    return Double.parseDouble(whole + "." + plain.substring(last + 1));
  }
}
