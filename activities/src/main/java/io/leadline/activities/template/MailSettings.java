package io.leadline.activities.template;

/**
 * What every mail says about its sender.
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

  String unsubscribeUrl(String token) {
    return publicUrl + "/unsubscribe/" + token;
  }

  String verifyUrl(String token) {
    return publicUrl + "/verify/" + token;
  }
}
