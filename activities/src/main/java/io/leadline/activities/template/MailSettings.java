package io.leadline.activities.template;

/**
 * What every message says about its sender.
 *
 * @param publicUrl where our links lead, without a slash at the end
 * @param brand name of the job board
 * @param postalAddress a valid postal address, which commercial mail must show
 */
public record MailSettings(String publicUrl, String brand, String postalAddress) {
  public MailSettings {
    if (publicUrl.endsWith("/")) {
      publicUrl = publicUrl.substring(0, publicUrl.length() - 1);
    }
  }

  String clickUrl(String token) {
    return publicUrl + "/r/" + token;
  }

  /** Where all postings of a text are; as short as can be. */
  String textUrl(String token) {
    return publicUrl + "/s/" + token;
  }

  /** Where a lead stops messages on a channel. */
  public String unsubscribeUrl(String token) {
    return publicUrl + "/unsubscribe/" + token;
  }

  String verifyUrl(String token) {
    return publicUrl + "/verify/" + token;
  }

  /** Where a lead says that it is still looking. */
  public String keepUrl(String token) {
    return publicUrl + "/keep/" + token;
  }

  /** Where a lead changes what it gets, pauses and leaves. */
  public String preferencesUrl(String token) {
    return publicUrl + "/preferences/" + token;
  }

  /** Where a lead proves an address that is to replace the one in use. */
  public String addressUrl(String token) {
    return publicUrl + "/address/" + token;
  }
}
