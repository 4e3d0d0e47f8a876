package io.leadline.starter.page;

import io.leadline.activities.posting.PostingHit;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The postings of one alert. Opening the page changes nothing. */
public record PostingsPage(String heading, List<Item> items) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

  /**
   * One posting.
   *
   * @param detail company, place and pay, as far as they are known
   */
  public record Item(String title, @Nullable String detail, String href) {}

  /**
   * @param date of the alert
   * @param href where a posting is
   */
  public static PostingsPage of(
      LocalDate date, List<PostingHit> postings, Function<PostingHit, String> href) {
    return new PostingsPage(
        "New jobs of " + DATE.format(date),
        postings.stream()
            .map(posting -> new Item(posting.title(), detail(posting), href.apply(posting)))
            .toList());
  }

  private static @Nullable String detail(PostingHit posting) {
    String detail =
        Stream.of(posting.company(), posting.placeName(), posting.pay())
            .filter(Objects::nonNull)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" · "));
    return detail.isEmpty() ? null : detail;
  }
}
