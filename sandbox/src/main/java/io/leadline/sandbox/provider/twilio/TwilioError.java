package io.leadline.sandbox.provider.twilio;

/**
 * Refusals in Twilio's shape: code, message, link and HTTP status. {@code %s} stands for the number
 * in question.
 */
enum TwilioError {
  AUTHENTICATE(20003, 401, "Authenticate"),
  NOT_FOUND(20404, 404, "The requested resource %s was not found"),
  TOO_MANY_REQUESTS(20429, 429, "Too Many Requests"),
  INTERNAL(20500, 503, "Service unavailable"),
  INVALID_TO(21211, 400, "The 'To' number %s is not a valid phone number."),
  INVALID_FROM(
      21212,
      400,
      "The 'From' number %s is not a valid phone number, shortcode, or alphanumeric sender ID."),
  NO_PERMISSION(
      21408,
      400,
      "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: %s."),
  BODY_REQUIRED(21602, 400, "Message body is required."),
  FROM_REQUIRED(21603, 400, "A 'From' phone number is required."),
  TO_REQUIRED(21604, 400, "A 'To' phone number is required."),
  FROM_NOT_OWNED(
      21606,
      400,
      "The 'From' phone number provided (%s) is not a valid message-capable Twilio phone number for this destination/account."),
  BAD_CALLBACK(21609, 400, "The 'StatusCallback' URL %s is not a valid URL."),
  OPTED_OUT(21610, 400, "Attempt to send to unsubscribed recipient"),
  QUEUE_FULL(
      21611, 400, "This 'From' number %s has exceeded the maximum number of queued messages"),
  UNROUTABLE(
      21612,
      400,
      "The 'To' phone number: %s, is not currently reachable using the 'From' phone number via SMS."),
  NOT_MOBILE(21614, 400, "'To' number is not a valid mobile number"),
  BODY_TOO_LONG(21617, 400, "The concatenated message body exceeds the 1600 character limit"),
  BAD_VALIDITY(21628, 400, "The 'ValidityPeriod' must be a number of seconds from 1 to 36000");

  final int code;
  final int status;
  private final String message;

  TwilioError(int code, int status, String message) {
    this.code = code;
    this.status = status;
    this.message = message;
  }

  Body about(String what) {
    return new Body(
        code, message.formatted(what), "https://www.twilio.com/docs/errors/" + code, status);
  }

  /** The body of an error answer. */
  record Body(int code, String message, String more_info, int status) {}
}
