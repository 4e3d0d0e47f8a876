package io.leadline.starter.page;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a lead changes what it gets.
 *
 * @param status what was just done
 * @param address as it is shown
 * @param mailLost whether mail to the address does not get through
 * @param phone as it is shown; null when none is known
 * @param pending the address that waits for its proof, as it is shown
 * @param tomorrow first day on which a break may end
 * @param lastDay last day on which it may
 */
public record PreferencesPage(
    Fields fields,
    @Nullable String status,
    String address,
    boolean mailLost,
    @Nullable String phone,
    @Nullable String pending,
    Break rest,
    LocalDate tomorrow,
    LocalDate lastDay) {
  private static final List<Integer> RADIUSES = List.of(10, 25, 50, 100, 250);

  /**
   * Whether alerts rest.
   *
   * @param words how it is, such as {@code paused until Friday, January 15}; null when they are on
   * @param mayEnd whether the lead can end it
   */
  public record Break(@Nullable String words, boolean mayEnd) {
    public static final Break NONE = new Break(null, false);
  }

  /** One entry of a list to choose from. */
  public record Option(String value, String label) {}

  public List<Option> frequencies() {
    return List.of(
        new Option("DAILY", "Up to once a day"),
        new Option("EVERY_OTHER_DAY", "Up to every other day"),
        new Option("WEEKLY", "Up to once a week"));
  }

  /** The usual ones, and the one in use. */
  public List<Option> radiuses() {
    TreeSet<Integer> all = new TreeSet<>(RADIUSES);
    if (fields.value("radiusKm").matches("\\d{1,3}")) {
      all.add(Integer.valueOf(fields.value("radiusKm")));
    }
    return all.stream()
        .filter(km -> km > 0)
        .map(km -> new Option(String.valueOf(km), "within " + km + " km"))
        .toList();
  }
}
