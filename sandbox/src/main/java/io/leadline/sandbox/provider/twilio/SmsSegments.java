package io.leadline.sandbox.provider.twilio;

/**
 * How many segments a text takes: GSM-7 (160, or 153 each when split) or UCS-2 (70, or 67 each).
 */
final class SmsSegments {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "^{}\\[~]|€\f";

  private SmsSegments() {}

  static int of(String body) {
    int units = 0;
    boolean gsm = true;
    for (int i = 0; i < body.length() && gsm; i++) {
      char c = body.charAt(i);
      if (BASIC.indexOf(c) >= 0) {
        units += 1;
      } else if (EXTENDED.indexOf(c) >= 0) {
        units += 2;
      } else {
        gsm = false;
      }
    }
    return gsm ? segments(units, 160, 153) : segments(body.length(), 70, 67);
  }

  private static int segments(int units, int single, int each) {
    return units <= single ? 1 : (units + each - 1) / each;
  }
}
