package io.leadline.sandbox.provider;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the simulator listens, keeps its data and posts webhooks. A provider key that is null means
 * that any key is accepted.
 *
 * @param port 0 for a free one
 * @param folder everything the simulator keeps
 * @param keep how many messages stay readable
 * @param signingKey private key of event webhooks, base64 PKCS 8; null: one is made and kept in the
 *     folder
 * @param publicKey the public key that belongs to it, base64 SPKI
 * @param resendSecret what Resend's events are signed with, {@code whsec_...}; null: one is made
 *     and kept in the folder
 */
public record SimulatorConfig(
    int port,
    Path folder,
    int keep,
    URI sendGridWebhook,
    URI twilioInbound,
    @Nullable String sendGridKey,
    @Nullable String twilioAccount,
    @Nullable String twilioToken,
    @Nullable String signingKey,
    @Nullable String publicKey,
    URI resendWebhook,
    @Nullable String resendKey,
    @Nullable String resendSecret) {
  static final int KEEP = 50_000;

  /** A simulator for a test: a free port, any key, webhooks to the given receiver. */
  public static SimulatorConfig forTest(Path folder, URI receiver) {
    return new SimulatorConfig(
        0,
        folder,
        KEEP,
        receiver.resolve("/webhooks/sendgrid"),
        receiver.resolve("/webhooks/twilio/inbound"),
        null,
        null,
        null,
        null,
        null,
        receiver.resolve("/webhooks/resend"),
        null,
        null);
  }

  /**
   * Reads the environment.
   *
   * @throws IllegalArgumentException naming the variable and what it should be
   */
  public static SimulatorConfig of(Map<String, String> environment) {
    int base = port(environment, "LEADLINE_PORT_BASE", 0);
    int api = base == 0 ? 8080 : base;
    int own = port(environment, "LEADLINE_SIMULATOR_PORT", base == 0 ? 8025 : base + 6);
    String receiver = "http://127.0.0.1:" + api + "/webhooks/";
    String signingKey = text(environment, "LEADLINE_SIMULATOR_SIGNING_KEY");
    String publicKey = text(environment, "SENDGRID_WEBHOOK_PUBLIC_KEY");
    if (signingKey != null && publicKey == null) {
      throw new IllegalArgumentException(
          "SENDGRID_WEBHOOK_PUBLIC_KEY: expected the public key of LEADLINE_SIMULATOR_SIGNING_KEY");
    }
    return new SimulatorConfig(
        own,
        Path.of(environment.getOrDefault("LEADLINE_DATA_DIR", ".leadline")).resolve("simulator"),
        KEEP,
        uri(environment, "LEADLINE_WEBHOOK_URL_SENDGRID", receiver + "sendgrid"),
        uri(environment, "LEADLINE_WEBHOOK_URL_TWILIO_INBOUND", inbound(environment, receiver)),
        text(environment, "SENDGRID_API_KEY"),
        text(environment, "TWILIO_ACCOUNT_SID"),
        text(environment, "TWILIO_AUTH_TOKEN"),
        signingKey,
        publicKey,
        uri(environment, "LEADLINE_WEBHOOK_URL_RESEND", receiver + "resend"),
        text(environment, "RESEND_API_KEY"),
        text(environment, "RESEND_WEBHOOK_SECRET"));
  }

  /** Twilio signs the address it calls, so it must be the one that the product goes by. */
  private static String inbound(Map<String, String> environment, String receiver) {
    String publicUrl = text(environment, "LEADLINE_PUBLIC_URL");
    return publicUrl == null
        ? receiver + "twilio/inbound"
        : publicUrl.replaceAll("/+$", "") + "/webhooks/twilio/inbound";
  }

  private static @Nullable String text(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? null : value;
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    String value = text(environment, name);
    if (value == null) {
      return otherwise;
    } else if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_529) {
      throw new IllegalArgumentException(name + ": expected a port, is " + value);
    }
    return Integer.parseInt(value);
  }

  private static URI uri(Map<String, String> environment, String name, String otherwise) {
    String value = text(environment, name);
    try {
      URI uri = URI.create(value == null ? otherwise : value);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(name + ": expected an http address", unreadable);
    }
    throw new IllegalArgumentException(name + ": expected an http address, is " + value);
  }
}
