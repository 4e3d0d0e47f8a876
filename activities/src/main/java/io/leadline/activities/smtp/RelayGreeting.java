package io.leadline.activities.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.InstantSource;
import java.util.Optional;

/** Says hello to a relay and nothing more; for {@code doctor}. */
public final class RelayGreeting {
  private RelayGreeting() {}

  /** What is wrong with the relay or our way to it; empty when it would take mail. */
  public static Optional<String> problem(SmtpRelay relay) {
    Session session = Session.getInstance(relay.properties());
    SmtpConnections connections = new SmtpConnections(session, relay, InstantSource.system());
    try {
      Transport connection = connections.take();
      connections.drop(connection);
      return Optional.empty();
    } catch (AuthenticationFailedException e) {
      return Optional.of(relay.address() + " refuses user and password");
    } catch (MessagingException e) {
      return Optional.of(relay.address() + " cannot be used: " + e.getMessage());
    }
  }
}
