package io.leadline.activities.posting.feed;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words for pay that a feed states in fields: "$40 – $60 an hour". */
public final class PayWords {
  private PayWords() {}

  /**
   * @param currency ISO 4217 code, or null if the feed does not say
   * @param least and {@code most}: what is zero or less is not stated
   * @param unit in the feed's word, such as HOUR, per-year-salary or "1 YEAR"
   * @return null if no amount is stated
   */
  public static @Nullable String of(
      @Nullable String currency,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      @Nullable String unit) {
    String amounts =
        Stream.of(stated(least), stated(most))
            .filter(amount -> amount.signum() > 0)
            .distinct()
            .sorted()
            .map(amount -> symbol(currency) + written(amount))
            .collect(Collectors.joining(" – "));
    return amounts.isEmpty() ? null : amounts + per(unit);
  }

  private static BigDecimal stated(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  private static String written(BigDecimal amount) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.US);
    format.setMaximumFractionDigits(2);
    format.setMinimumFractionDigits(amount.scale() > 0 ? 2 : 0);
    return format.format(amount);
  }

  private static String symbol(@Nullable String currency) {
    if (currency == null || currency.isBlank()) {
      return "";
    }
    String code = currency.strip().toUpperCase(Locale.ROOT);
    try {
      String symbol = Currency.getInstance(code).getSymbol(Locale.US);
      return symbol.equals(code) ? code + " " : symbol;
    } catch (IllegalArgumentException unknown) {
      return code + " ";
    }
  }

  private static String per(@Nullable String unit) {
    String word = unit == null ? "" : unit.toLowerCase(Locale.ROOT);
    if (word.contains("hour")) {
      return " an hour";
    } else if (word.contains("day") || word.contains("daily")) {
      return " a day";
    } else if (word.contains("week")) {
      return " a week";
    } else if (word.contains("month")) {
      return " a month";
    } else if (word.contains("year") || word.contains("annual")) {
      return " a year";
    }
    return "";
  }
}
