package io.leadline.starter.page;

import io.leadline.starter.page.Notice.Link;
import io.leadline.starter.page.Notice.Mood;
import java.util.List;

/** What the pages behind a lead's own links say when there is nothing to choose. */
public final class LinkNotices {
  public static final Notice GONE =
      new Notice(
          Mood.SORRY,
          "There is nothing to change any more",
          List.of("We keep no alerts for this link; whatever was stored has been deleted."),
          Notice.SIGN_UP);

  public static final Notice FORMER_ADDRESS =
      new Notice(
          Mood.SORRY,
          "This link belongs to a former address",
          List.of(
              "The alerts go to another address by now. Please use a link from a message that was"
                  + " sent there."),
          null);

  public static final Notice UNPROVED =
      new Notice(
          Mood.MAIL,
          "First confirm your address",
          List.of(
              "Press the button in the confirmation mail that we have sent you. Your alerts begin"
                  + " then, and can be changed here."),
          null);

  public static final Notice LEFT =
      new Notice(
          Mood.DONE,
          "Your alerts have ended",
          List.of("You get no more alerts from us. You can sign up again at any time."),
          Notice.SIGN_UP);

  public static final Notice HELD =
      new Notice(
          Mood.SORRY,
          "Your alerts are paused by us",
          List.of("Please answer any of our messages if you want them to go on."),
          null);

  public static final Notice ADDRESS_CONFIRMED =
      new Notice(
          Mood.DONE,
          "Your new address is in use",
          List.of("From now on your alerts go there, and no longer to the old one."),
          null);

  public static final Notice ADDRESS_TAKEN =
      new Notice(
          Mood.SORRY,
          "This address has alerts of its own",
          List.of(
              "Somebody signed up with it before, so nothing was changed: both go on as they are."
                  + " To get one message only, stop the alerts at one of the two addresses."),
          null);

  public static final Notice ADDRESS_LINK_EXPIRED =
      new Notice(
          Mood.SORRY,
          "This link no longer works",
          List.of(
              "It is too old, incomplete, or another address was asked for since. Ask for the"
                  + " change again on the page that every alert links to."),
          null);

  private LinkNotices() {}

  public static Notice kept(String wish, Link preferences) {
    return new Notice(
        Mood.DONE,
        "Your alerts go on",
        List.of("Good to have you back. We write when there is something new: " + wish + "."),
        preferences);
  }

  public static Notice keptWeekly(String wish, Link preferences) {
    return new Notice(
        Mood.DONE,
        "One message a week from now on",
        List.of("We write at most once a week when there is something new: " + wish + "."),
        preferences);
  }

  public static Notice on(String wish, Link preferences) {
    return new Notice(
        Mood.DONE,
        "Your alerts are on",
        List.of("We write when there is something new: " + wish + "."),
        preferences);
  }

  /**
   * @param until such as {@code Friday, January 15}
   */
  public static Notice paused(String until, Link preferences) {
    return new Notice(
        Mood.DONE,
        "Your alerts take a break",
        List.of("They go on by themselves on " + until + "."),
        preferences);
  }

  /**
   * @param address as it is shown
   */
  public static Notice proveAddress(String address, Link preferences) {
    return new Notice(
        Mood.MAIL,
        "Check your mail",
        List.of(
            "A message is on its way to "
                + address
                + ". Press the button in it within a week;"
                + " until then your alerts go to the old address."),
        preferences);
  }
}
