package io.leadline.activities.twilio;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads webhook requests of Twilio's, once their signature is known to be right. */
final class TwilioRequests {
  private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{1,64}");

  private final TwilioSignature signature;

  TwilioRequests(TwilioSignature signature) {
    this.signature = signature;
  }

  /**
   * Fields of a request.
   *
   * @throws RefusedRequestException with 400 when it cannot be read, 403 when Twilio did not sign
   *     it
   */
  TwilioForm read(String url, @Nullable String contentType, byte[] body, @Nullable String signed)
      throws RefusedRequestException {
    boolean json =
        contentType != null
            && contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/json");
    if (json && !signature.matches(url, body, signed)) {
      throw forged();
    }
    TwilioForm form;
    try {
      form = json ? TwilioForm.ofJson(body) : TwilioForm.ofForm(body);
    } catch (IllegalArgumentException e) {
      throw new RefusedRequestException(400, "the body is neither a form nor JSON");
    }
    // The signature of a form covers its fields, so those are taken apart before it is checked.
    if (!json && !signature.matches(url, form, signed)) {
      throw forged();
    }
    return form;
  }

  /**
   * Id of the message that the request is about.
   *
   * @throws RefusedRequestException with 400 when there is none
   */
  static String messageSid(TwilioForm form) throws RefusedRequestException {
    String sid = form.value("MessageSid");
    if (!SID.matcher(sid).matches()) {
      throw new RefusedRequestException(400, "the request has no MessageSid");
    }
    return sid;
  }

  private static RefusedRequestException forged() {
    return new RefusedRequestException(
        403,
        "the signature does not fit this request; TWILIO_AUTH_TOKEN and LEADLINE_PUBLIC_URL must be"
            + " what Twilio uses");
  }
}
