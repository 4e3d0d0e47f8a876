package io.leadline.sandbox.provider.sendgrid;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The key pair that signs event webhooks: ECDSA on P-256. Made at the first start and kept in the
 * data folder: {@code webhook-private-key} (PKCS 8, mode 0600) and {@code webhook-public-key}
 * (SPKI), both base64 DER.
 */
public final class WebhookKeys {
  private final PrivateKey privateKey;
  private final String publicKey;

  private WebhookKeys(PrivateKey privateKey, String publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  public static WebhookKeys openOrCreate(Path folder) throws IOException {
    Path privateFile = folder.resolve("webhook-private-key");
    Path publicFile = folder.resolve("webhook-public-key");
    if (!Files.exists(privateFile) || !Files.exists(publicFile)) {
      create(privateFile, publicFile);
    }
    return of(Files.readString(privateFile, UTF_8), Files.readString(publicFile, UTF_8));
  }

  /**
   * Keys that were made elsewhere.
   *
   * @throws IllegalArgumentException if the private key is unreadable
   */
  public static WebhookKeys of(String privateBase64, String publicBase64) {
    try {
      byte[] der = Base64.getDecoder().decode(privateBase64.strip());
      PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
      return new WebhookKeys(key, publicBase64.strip());
    } catch (GeneralSecurityException | IllegalArgumentException bad) {
      throw new IllegalArgumentException("signing key: expected base64 of a PKCS 8 EC key", bad);
    }
  }

  private static void create(Path privateFile, Path publicFile) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Files.deleteIfExists(privateFile);
      Files.createFile(
          privateFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(privateFile, base64(pair.getPrivate().getEncoded()));
      Files.writeString(publicFile, base64(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The public key as SendGrid shows it: base64 of the DER form. */
  public String publicKey() {
    return publicKey;
  }

  /** The value of the signature header for a body posted at that timestamp. */
  String sign(String timestamp, byte[] body) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(privateKey);
      signature.update(timestamp.getBytes(UTF_8));
      signature.update(body);
      return base64(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
