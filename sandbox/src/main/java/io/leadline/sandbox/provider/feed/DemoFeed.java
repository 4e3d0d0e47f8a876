package io.leadline.sandbox.provider.feed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Makes the demo postings out of a seed: the same seed gives the same postings for ever. Of a feed
 * of {@code count} postings about one in ten is new each day and as many are gone, so a board that
 * imports it daily has news.
 */
final class DemoFeed {
  /** The first day of the feed; day 0 in {@code ?day=}. */
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 1);

  private static final int DAYS_OPEN = 10;

  private DemoFeed() {}

  /** The postings that are open on a day, newest first. */
  static List<DemoPosting> on(long seed, int count, int day) {
    List<DemoPosting> postings = new ArrayList<>(count);
    int last = lastNumber(count, day);
    for (int number = last; number > last - count; number--) {
      postings.add(posting(seed, count, number));
    }
    return postings;
  }

  /** Numbers grow by a tenth of the count each day. */
  private static int lastNumber(int count, int day) {
    return count - 1 + day * perDay(count);
  }

  private static int perDay(int count) {
    return Math.max(1, count / DAYS_OPEN);
  }

  /** The posting of a reference like {@code demo-7-400-123}, as far as that is one. */
  static Optional<DemoPosting> find(String reference) {
    String[] parts = reference.split("-", -1);
    if (parts.length != 4 || !reference.matches("demo-\\d{1,18}-\\d{1,6}-\\d{1,9}")) {
      return Optional.empty();
    }
    int count = Math.max(1, Integer.parseInt(parts[2]));
    return Optional.of(posting(Long.parseLong(parts[1]), count, Integer.parseInt(parts[3])));
  }

  private static DemoPosting posting(long seed, int count, int number) {
    Random random = new Random(seed * 1_000_003L + number);
    random.nextInt();
    Occupation work = weighted(Occupation.ALL, Occupation::weight, random);
    DemoPlaces.Place place = weighted(DemoPlaces.ALL, DemoPlaces.Place::weight, random);
    boolean remote = random.nextDouble() < work.remoteShare();
    String title = pick(work.titles(), random);
    if (random.nextDouble() < 0.7) {
      title +=
          random.nextBoolean()
              ? ", " + pick(work.details(), random)
              : " (" + pick(work.details(), random) + ")";
    }
    String company = pick(work.employers(), random);
    LocalDate posted = FIRST_DAY.plusDays(Math.floorDiv(number - count, perDay(count)) + 1L);
    return new DemoPosting(
        "demo-" + seed + "-" + count + "-" + number,
        title,
        company,
        place.city(),
        place.state(),
        pick(place.postalCodes(), random),
        work.category(),
        random.nextDouble() < 0.8 ? "fulltime" : random.nextBoolean() ? "parttime" : "contract",
        random.nextDouble() < 0.8 ? salary(work, random) : "",
        remote,
        posted,
        posted.plusDays(45),
        description(work, title, company, place.city(), remote, random));
  }

  private static String salary(Occupation work, Random random) {
    int span = work.payTo() - work.payFrom();
    int from = work.payFrom() + random.nextInt(Math.max(1, span / 2));
    int to = from + 1 + random.nextInt(Math.max(1, span / 3));
    return work.payFrom() < 1000
        ? "$%d - $%d an hour".formatted(from, to)
        : "$%,d - $%,d a year".formatted(from / 1000 * 1000, (to / 1000 + 1) * 1000);
  }

  private static String description(
      Occupation work, String title, String company, String city, boolean remote, Random random) {
    String where = remote ? "from wherever you are in the country" : "in " + city;
    return "<p><b>%s</b> is looking for a <b>%s</b> to work %s.</p>"
            .formatted(html(company), html(title), where)
        + "<p>What you will do:</p>"
        + list(shuffled(work.duties(), random, 3))
        + "<p>What you bring:</p>"
        + list(shuffled(work.wants(), random, 3))
        + "<p>We offer health insurance, paid leave%s.</p>"
            .formatted(random.nextBoolean() ? " and a sign-on bonus" : " and regular hours");
  }

  private static String list(List<String> lines) {
    return lines.stream()
        .map(line -> "<li>" + html(line) + "</li>")
        .collect(Collectors.joining("", "<ul>", "</ul>"));
  }

  static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static List<String> shuffled(List<String> all, Random random, int most) {
    List<String> copy = new ArrayList<>(all);
    Collections.shuffle(copy, random);
    return copy.subList(0, Math.min(most, copy.size()));
  }

  private static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static <T> T weighted(List<T> all, ToIntFunction<T> weight, Random random) {
    int left = random.nextInt(all.stream().mapToInt(weight).sum());
    for (T one : all) {
      left -= weight.applyAsInt(one);
      if (left < 0) {
        return one;
      }
    }
    return all.getLast();
  }
}
