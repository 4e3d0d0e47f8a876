package io.leadline.starter.page;

import java.util.List;

/**
 * A page with several buttons, the first one foremost. Opening it changes nothing.
 *
 * @param options each posts its {@code act} to the page's own address
 */
public record Choices(String heading, String paragraph, List<Option> options) {

  /**
   * One button.
   *
   * @param hint what pressing it means
   */
  public record Option(String act, String button, String hint) {}

  /**
   * Of a lead that has been quiet.
   *
   * @param wish such as {@code registered nurse jobs near Austin, TX}
   */
  public static Choices stillLooking(String wish) {
    return new Choices(
        "Still looking?",
        "Your alerts for " + wish + " are paused. Press a button to tell us how to go on.",
        List.of(
            new Option("keep", "Yes, keep my alerts", "As before, when there is something new."),
            new Option("weekly", "Once a week is enough", "The same search, one message a week."),
            new Option("leave", "No, stop them", "We write no more.")));
  }
}
