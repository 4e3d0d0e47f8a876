package io.leadline.activities.job;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;

/** Hides bytes well enough for tests and notices when they were changed; no real secrecy. */
public final class FakeSealer implements Sealer {
  private static final int HEAD = Integer.BYTES + Long.BYTES;

  private final AtomicInteger sealed = new AtomicInteger();

  @Override
  public Sealed seal(byte[] plain) {
    int number = sealed.incrementAndGet();
    ByteBuffer out = ByteBuffer.allocate(HEAD + plain.length);
    out.putInt(number).putLong(checksum(number, plain)).put(masked(plain));
    return Sealed.of(out.array());
  }

  @Override
  public byte[] open(Sealed secret) {
    if (secret.bytes().length < HEAD) {
      throw new IllegalStateException("sealed bytes are cut off");
    }
    ByteBuffer in = ByteBuffer.wrap(secret.bytes());
    int number = in.getInt();
    long checksum = in.getLong();
    byte[] hidden = new byte[in.remaining()];
    in.get(hidden);
    byte[] plain = masked(hidden);
    if (checksum(number, plain) != checksum) {
      throw new IllegalStateException("sealed bytes are not intact");
    }
    return plain;
  }

  private static byte[] masked(byte[] bytes) {
    byte[] masked = bytes.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= 0x5a;
    }
    return masked;
  }

  private static long checksum(int number, byte[] plain) {
    CRC32 checksum = new CRC32();
    checksum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
    checksum.update(plain);
    return checksum.getValue();
  }
}
