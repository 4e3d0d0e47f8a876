package io.leadline.activities.lead;

import io.leadline.activities.config.KeyRing;
import io.leadline.workflows.lead.Channel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in a compact binary form: version, key id, facts, HMAC-SHA256 of all that cut to 16 bytes.
 * Verification links end after their life; old mail must stay able to unsubscribe, so others never
 * do.
 */
public final class SignedLinkTokens implements LinkTokens {
  private static final int VERSION = 1;
  private static final int MAC_BYTES = 16;
  private static final int LONGEST_TOKEN = 1024;
  private static final int MOST = 0xFFFF;
  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

  private final KeyRing keys;
  private final Duration verifyLife;
  private final InstantSource clock;

  /**
   * @param verifyLife how long a verification link works
   */
  public SignedLinkTokens(KeyRing keys, Duration verifyLife, InstantSource clock) {
    this.keys = keys;
    this.verifyLife = verifyLife;
    this.clock = clock;
  }

  @Override
  public String issue(LinkToken token) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      writeText(out, keys.currentId());
      out.writeByte(code(token.purpose()));
      out.writeByte(code(token.channel()));
      writeText(out, token.leadId());
      writeCount(out, token.epoch());
      writeCount(out, token.addressVersion());
      writeText(out, token.sendId());
      writeText(out, token.postingId());
      out.writeInt((int) token.issuedAt().getEpochSecond());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    byte[] facts = bytes.toByteArray();
    bytes.writeBytes(mac(keys.current(), facts));
    return TO_TEXT.encodeToString(bytes.toByteArray());
  }

  @Override
  public Optional<LinkToken> read(String token) {
    if (token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      // The last character has spare bits: only the one spelling that we wrote is ours.
      if (bytes.length <= MAC_BYTES || !TO_TEXT.encodeToString(bytes).equals(token)) {
        return Optional.empty();
      }
      byte[] facts = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
      byte[] mac = Arrays.copyOfRange(bytes, facts.length, bytes.length);
      return read(facts, mac).filter(this::alive);
    } catch (IllegalArgumentException | IOException e) {
      return Optional.empty();
    }
  }

  private Optional<LinkToken> read(byte[] facts, byte[] mac) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(facts));
    if (in.readUnsignedByte() != VERSION) {
      return Optional.empty();
    }
    byte[] key = keys.find(readText(in)).orElse(null);
    if (key == null || !MessageDigest.isEqual(mac, mac(key, facts))) {
      return Optional.empty();
    }
    LinkToken.Purpose purpose = find(in, LinkToken.Purpose.values(), SignedLinkTokens::code);
    Channel channel = find(in, Channel.values(), SignedLinkTokens::code);
    return Optional.of(
        new LinkToken(
            purpose,
            readText(in),
            channel,
            in.readUnsignedShort(),
            in.readUnsignedShort(),
            emptyToNull(readText(in)),
            emptyToNull(readText(in)),
            Instant.ofEpochSecond(Integer.toUnsignedLong(in.readInt()))));
  }

  private boolean alive(LinkToken token) {
    return token.purpose() != LinkToken.Purpose.VERIFY
        || clock.instant().isBefore(token.issuedAt().plus(verifyLife));
  }

  private static byte[] mac(byte[] key, byte[] facts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Arrays.copyOf(mac.doFinal(facts), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
    }
  }

  private static int code(LinkToken.Purpose purpose) {
    return switch (purpose) {
      case VERIFY -> 'V';
      case UNSUBSCRIBE -> 'U';
      case CLICK -> 'C';
      case KEEP -> 'K';
      case PREFERENCES -> 'P';
      case NEW_ADDRESS -> 'A';
    };
  }

  private static int code(Channel channel) {
    return switch (channel) {
      case EMAIL -> 'E';
      case SMS -> 'S';
    };
  }

  private static <T> T find(DataInputStream in, T[] values, ToIntFunction<T> code)
      throws IOException {
    int read = in.readUnsignedByte();
    return Arrays.stream(values)
        .filter(value -> code.applyAsInt(value) == read)
        .findFirst()
        .orElseThrow(() -> new IOException("unknown code " + read));
  }

  private static void writeCount(DataOutputStream out, int count) throws IOException {
    if (count < 0 || count > MOST) {
      throw new IllegalArgumentException("does not fit into a link: " + count);
    }
    out.writeShort(count);
  }

  private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0xFF) {
      throw new IllegalArgumentException("does not fit into a link: " + text);
    }
    out.writeByte(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readUnsignedByte()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
