package io.leadline.starter.page;

import io.leadline.activities.place.TakenPlace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that says one thing, and perhaps where to go from there.
 *
 * @param mood picks the sign beside the heading
 */
public record Notice(Mood mood, String heading, List<String> paragraphs, @Nullable Link link) {

  /** The sign beside the heading. */
  public enum Mood {
    DONE("✓"),
    MAIL("✉"),
    SORRY("!");

    private final String sign;

    Mood(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    /** The word in the stylesheet. */
    public String style() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Where a notice leads. */
  public record Link(String href, String text) {}

  static final Link SIGN_UP = new Link("/", "Sign up for job alerts");

  public static final Notice NOT_FOUND =
      new Notice(
          Mood.SORRY,
          "There is nothing here",
          List.of("The address may be mistyped, or the page is gone."),
          new Link("/", "To the start page"));

  public static final Notice BUSY =
      new Notice(
          Mood.SORRY,
          "Please try again in a minute",
          List.of("Something that we need is not answering right now. Nothing was changed."),
          null);

  /** What is said of an address such as info@, which several people may read. */
  public static final String SHARED =
      "The address looks like one that several people read: whoever opens the message there can"
          + " confirm or stop the alerts.";

  /** After a sign-up; the same for known and unknown addresses. */
  private static final Notice CHECK_YOUR_MAIL =
      new Notice(
          Mood.MAIL,
          "Check your mail",
          List.of(
              "If the address can receive mail, a message is on its way to you. Press the button"
                  + " in it and your job alerts begin.",
              "Nothing after some minutes? Look into the spam folder, or sign up again."),
          null);

  /** After a sign-up whose address looks mistyped, or shared; still the same for known ones. */
  public static Notice checkYourMail(
      @Nullable String suggestion, boolean shared, @Nullable TakenPlace place) {
    List<String> paragraphs = new ArrayList<>();
    if (suggestion != null) {
      paragraphs.add("Did you mean " + suggestion + "? Then please sign up with that.");
    }
    paragraphs.addAll(CHECK_YOUR_MAIL.paragraphs);
    if (shared) {
      paragraphs.add(SHARED);
    }
    if (place != null) {
      paragraphs.add(place.words() + " Every message has a link to change that.");
    }
    return new Notice(
        CHECK_YOUR_MAIL.mood,
        CHECK_YOUR_MAIL.heading,
        List.copyOf(paragraphs),
        suggestion == null ? null : SIGN_UP);
  }

  public static final Notice CONFIRMED =
      new Notice(
          Mood.DONE,
          "Your alerts are on",
          List.of(
              "Your address is confirmed. You will hear from us when there is something new that"
                  + " fits, at most once a day.",
              "Every message has a link to stop them."),
          null);

  public static final Notice ALREADY_CONFIRMED =
      new Notice(
          Mood.DONE,
          "Already confirmed",
          List.of("Your address was confirmed before; there is nothing left to do."),
          null);

  /** For any verification link that does not work, whatever the cause. */
  public static final Notice LINK_EXPIRED =
      new Notice(
          Mood.SORRY,
          "This link no longer works",
          List.of(
              "It is too old, incomplete, or a newer one was sent since.",
              "Sign up again with the same address and we send you a fresh one."),
          SIGN_UP);

  public static final Notice UNSUBSCRIBED =
      new Notice(
          Mood.DONE,
          "You are unsubscribed",
          List.of(
              "You will get no more job alerts from us at this address.",
              "Changed your mind? You can sign up again at any time."),
          SIGN_UP);

  /** For any unsubscribe or posting link that we did not make, whatever is wrong with it. */
  public static final Notice BAD_LINK =
      new Notice(
          Mood.SORRY,
          "This link does not work",
          List.of(
              "It seems to be incomplete. Some mail programs break long links: please copy the"
                  + " whole address from the message."),
          null);

  public static final Notice POSTING_GONE =
      new Notice(
          Mood.SORRY,
          "This job is no longer listed",
          List.of("The employer has taken it down. Your next alert brings what is new."),
          null);

  public static Notice failed(String errorId) {
    return new Notice(
        Mood.SORRY,
        "Something went wrong",
        List.of("It is our fault, and it is in our log as " + errorId + ". Please try again."),
        null);
  }

  public static Notice refused(String title, String detail) {
    return new Notice(Mood.SORRY, title, List.of(detail), null);
  }

  public static Notice tooMany(String wait) {
    return new Notice(
        Mood.SORRY,
        "That was a lot at once",
        List.of("Please wait " + wait + " and try again."),
        null);
  }
}
