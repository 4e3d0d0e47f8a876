package io.leadline.activities.smtp;

import io.leadline.activities.config.Loopback;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;

/**
 * Where mail is handed in, read from {@code SMTP_URL}: {@code smtp://user:password@host:587}, with
 * TLS by STARTTLS, or {@code smtps://...} with TLS from the start. Without TLS nothing is said to a
 * host that is not this machine.
 *
 * @param user empty when the relay wants none
 */
public record SmtpRelay(String host, int port, boolean tls, String user, String password) {
  /** Usual port of a relay that takes mail of its own people. */
  private static final int SUBMISSION = 587;

  private static final int SUBMISSION_WITH_TLS = 465;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /**
   * @throws IllegalArgumentException saying what is wrong, without the password
   */
  public static SmtpRelay parse(String url) {
    URI uri;
    try {
      uri = URI.create(url.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is not an address; encode special characters as %40");
    }
    boolean tls = "smtps".equals(uri.getScheme());
    if (!tls && !"smtp".equals(uri.getScheme())) {
      throw new IllegalArgumentException("begins neither with smtp:// nor with smtps://");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("names no host");
    }
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? SUBMISSION_WITH_TLS : SUBMISSION;
    String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = login.indexOf(':');
    return new SmtpRelay(
        uri.getHost(),
        port,
        tls,
        decoded(colon < 0 ? login : login.substring(0, colon)),
        decoded(colon < 0 ? "" : login.substring(colon + 1)));
  }

  /** Settings of the mail library. */
  Properties properties() {
    boolean here = Loopback.is("smtp://" + host);
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", host);
    properties.setProperty("mail.smtp.port", String.valueOf(port));
    properties.setProperty("mail.smtp.auth", String.valueOf(!user.isEmpty()));
    properties.setProperty("mail.smtp.ssl.enable", String.valueOf(tls));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.starttls.enable", String.valueOf(!tls));
    properties.setProperty("mail.smtp.starttls.required", String.valueOf(!tls && !here));
    properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECT.toMillis()));
    properties.setProperty("mail.smtp.timeout", String.valueOf(ANSWER.toMillis()));
    properties.setProperty("mail.smtp.writetimeout", String.valueOf(ANSWER.toMillis()));
    // QUIT without waiting for its answer: what counts was answered before.
    properties.setProperty("mail.smtp.quitwait", "false");
    return properties;
  }

  /** Host and port, for people. */
  public String address() {
    return host + ":" + port;
  }

  private static String decoded(String text) {
    // A plus sign is a plus sign here.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "SmtpRelay[" + address() + (tls ? ", tls" : "") + ", password=(masked)]";
  }
}
