package io.leadline.starter.page;

/**
 * A page with one button. Opening it changes nothing: mail scanners open every link.
 *
 * @param button its text; pressing it posts to the page's own address
 */
public record Question(String heading, String paragraph, String button) {
  public static final Question VERIFY =
      new Question(
          "Confirm your address",
          "Press the button and your job alerts begin. If you did not sign up, close this page:"
              + " nothing will be sent.",
          "Yes, send me job alerts");

  public static final Question UNSUBSCRIBE =
      new Question(
          "Stop job alerts?",
          "Press the button and no more job alerts will be sent to you.",
          "Unsubscribe");

  public static final Question NEW_ADDRESS =
      new Question(
          "Use this address from now on?",
          "Press the button and your job alerts come here instead of to the old address. If you did"
              + " not ask for that, close this page: nothing changes.",
          "Yes, send them here");
}
