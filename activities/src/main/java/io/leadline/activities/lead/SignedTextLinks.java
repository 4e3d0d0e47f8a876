package io.leadline.activities.lead;

import io.leadline.activities.config.KeyRing;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens of 24 characters: lead id (10 bytes), local date (2), HMAC-SHA256 of both cut to 6 bytes.
 * That is one in 2^48 for a guess, and bad tokens are limited per caller; all that a forged one
 * could do is show which postings an alert had. They never end, as little as the text does.
 */
public final class SignedTextLinks implements TextLinks {
  private static final int ID_LENGTH = 16;
  private static final int ID_BYTES = 10;
  private static final int FACT_BYTES = ID_BYTES + Short.BYTES;
  private static final int MAC_BYTES = 6;
  private static final int BITS = 5;
  private static final String ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final LocalDate FIRST_DATE = LocalDate.of(2020, 1, 1);

  /** Signed along, so that no other token of ours is taken for one of these. */
  private static final byte[] USE = "alert by text, 1".getBytes(StandardCharsets.US_ASCII);

  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

  private final KeyRing keys;

  public SignedTextLinks(KeyRing keys) {
    this.keys = keys;
  }

  @Override
  public String issue(String sendId) {
    SendId id = SendId.parse(sendId);
    if (id.kind() != MessageKind.ALERT || id.channel() != Channel.SMS) {
      throw new IllegalArgumentException("not an alert by text: " + sendId);
    }
    byte[] facts =
        ByteBuffer.allocate(FACT_BYTES)
            .put(packed(id.leadId()))
            .putShort((short) ChronoUnit.DAYS.between(FIRST_DATE, id.date()))
            .array();
    byte[] token = Arrays.copyOf(facts, FACT_BYTES + MAC_BYTES);
    System.arraycopy(mac(keys.current(), facts), 0, token, FACT_BYTES, MAC_BYTES);
    return TO_TEXT.encodeToString(token);
  }

  @Override
  public Optional<String> sendId(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != FACT_BYTES + MAC_BYTES || !TO_TEXT.encodeToString(bytes).equals(token)) {
      return Optional.empty();
    }
    byte[] facts = Arrays.copyOf(bytes, FACT_BYTES);
    byte[] mac = Arrays.copyOfRange(bytes, FACT_BYTES, bytes.length);
    return keys.all().stream().anyMatch(key -> MessageDigest.isEqual(mac, mac(key, facts)))
        ? Optional.of(sendId(ByteBuffer.wrap(facts)))
        : Optional.empty();
  }

  private static String sendId(ByteBuffer facts) {
    byte[] id = new byte[ID_BYTES];
    facts.get(id);
    LocalDate date = FIRST_DATE.plusDays(Short.toUnsignedLong(facts.getShort()));
    return SendId.alert(date, unpacked(id), Channel.SMS);
  }

  /** Five bits a character, as lead ids are made. */
  private static byte[] packed(String leadId) {
    byte[] bytes = new byte[ID_BYTES];
    if (leadId.length() != ID_LENGTH) {
      throw new IllegalArgumentException("not a lead id: " + leadId);
    }
    for (int i = 0; i < ID_LENGTH; i++) {
      int value = ID_ALPHABET.indexOf(leadId.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("not a lead id: " + leadId);
      }
      for (int bit = 0; bit < BITS; bit++) {
        if (((value >> (BITS - 1 - bit)) & 1) == 1) {
          int position = i * BITS + bit;
          bytes[position / Byte.SIZE] |= (byte) (1 << (Byte.SIZE - 1 - position % Byte.SIZE));
        }
      }
    }
    return bytes;
  }

  private static String unpacked(byte[] bytes) {
    StringBuilder id = new StringBuilder(ID_LENGTH);
    for (int i = 0; i < ID_LENGTH; i++) {
      int value = 0;
      for (int bit = 0; bit < BITS; bit++) {
        int position = i * BITS + bit;
        int byteOfBit = bytes[position / Byte.SIZE];
        value = (value << 1) | ((byteOfBit >> (Byte.SIZE - 1 - position % Byte.SIZE)) & 1);
      }
      id.append(ID_ALPHABET.charAt(value));
    }
    return id.toString();
  }

  private static byte[] mac(byte[] key, byte[] facts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(USE);
      return Arrays.copyOf(mac.doFinal(facts), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
    }
  }
}
