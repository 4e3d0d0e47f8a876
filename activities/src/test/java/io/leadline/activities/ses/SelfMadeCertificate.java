package io.leadline.activities.ses;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** An X.509 certificate as SNS would use one, made by ourselves (RFC 5280, in DER). */
final class SelfMadeCertificate {
  private static final int SEQUENCE = 0x30;
  private static final byte[] SHA256_WITH_RSA = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x0b,
    0x05,
    0x00
  };
  private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};
  private static final byte[] ALTERNATIVE_NAMES = {0x06, 0x03, 0x55, 0x1d, 0x11};
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private SelfMadeCertificate() {}

  static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("RSA is part of every JDK", e);
    }
  }

  /**
   * PEM of a certificate for that name as both common and alternative name.
   *
   * @param signer whose private key signs it
   */
  static String pem(String name, KeyPair keys, KeyPair signer, Instant from, Instant until)
      throws GeneralSecurityException {
    byte[] alternatives =
        der(SEQUENCE, ALTERNATIVE_NAMES, der(0x04, der(SEQUENCE, der(0x82, bytes(name)))));
    byte[] toBeSigned =
        der(
            SEQUENCE,
            der(0xa0, der(0x02, new byte[] {2})),
            der(0x02, new byte[] {7}),
            SHA256_WITH_RSA,
            named("Our own authority"),
            der(SEQUENCE, time(from), time(until)),
            named(name),
            keys.getPublic().getEncoded(),
            der(0xa3, der(SEQUENCE, alternatives)));
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initSign(signer.getPrivate());
    rsa.update(toBeSigned);
    byte[] certificate =
        der(SEQUENCE, toBeSigned, SHA256_WITH_RSA, der(0x03, new byte[] {0}, rsa.sign()));
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
        + "\n-----END CERTIFICATE-----\n";
  }

  private static byte[] named(String name) {
    return der(SEQUENCE, der(0x31, der(SEQUENCE, COMMON_NAME, der(0x0c, bytes(name)))));
  }

  private static byte[] time(Instant at) {
    return der(0x17, bytes(UTC_TIME.format(at)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(tag);
    int length = content.size();
    if (length < 0x80) {
      whole.write(length);
    } else {
      whole.write(0x82);
      whole.write(length >> 8);
      whole.write(length);
    }
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }
}
