package io.leadline.sandbox.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackKeysTest {
  @TempDir Path folder;

  @Test
  void areTheSame_atEachStart() {
    Map<String, String> first = keys();

    assertThat(first)
        .containsKeys(
            "LEADLINE_SECRET_KEY",
            "LEADLINE_HASH_KEY",
            "LEADLINE_DATA_KEY",
            "LEADLINE_OPERATOR_TOKEN",
            "LEADLINE_READONLY_TOKEN");
    assertThat(keys()).isEqualTo(first);
  }

  @Test
  void differ_betweenFolders() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));

    assertThat(new StackKeys(other, new SecureRandom()).obtain().values())
        .doesNotContainAnyElementsOf(keys().values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys.env", "operator-token", "readonly-token"})
  void areReadableByTheirOwnerOnly(String file) throws IOException {
    keys();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
        .isEqualTo("rw-------");
  }

  @Test
  void holdAWebhookKeyPair_whoseHalvesFit() throws GeneralSecurityException {
    Map<String, String> keys = keys();
    KeyFactory ec = KeyFactory.getInstance("EC");
    PrivateKey privateKey =
        ec.generatePrivate(
            new PKCS8EncodedKeySpec(
                Base64.getDecoder().decode(keys.get("LEADLINE_SIMULATOR_SIGNING_KEY"))));
    PublicKey publicKey =
        ec.generatePublic(
            new X509EncodedKeySpec(
                Base64.getDecoder().decode(keys.get("SENDGRID_WEBHOOK_PUBLIC_KEY"))));
    byte[] message = {1, 2, 3};
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(privateKey);
    signature.update(message);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(message);

    assertThat(signature.verify(signed)).isTrue();
  }

  private Map<String, String> keys() {
    return new StackKeys(folder, new SecureRandom()).obtain();
  }
}
