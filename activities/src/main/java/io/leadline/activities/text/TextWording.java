package io.leadline.activities.text;

/**
 * What we answer to texts, each short enough for one segment with a usual name and address.
 *
 * @param brand name of the job board
 * @param publicUrl where people sign up, without a slash at the end
 */
public record TextWording(String brand, String publicUrl) {
  /** Answer to HELP. */
  public String help() {
    return brand
        + ": job alerts you asked for, at most one a day. Help: "
        + publicUrl
        + " Reply STOP to end. Msg & data rates may apply.";
  }

  /** Answer to START from somebody who never agreed to texts. */
  public String signUp() {
    return brand + ": sign up for job alerts at " + publicUrl;
  }
}
