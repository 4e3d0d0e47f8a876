package io.leadline.activities.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to a relay that wait for the next message, for a short while. */
final class SmtpConnections {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpConnections.class);

  /** Relays hang up on who is silent for long. */
  private static final Duration KEPT = Duration.ofSeconds(10);

  private final Session session;
  private final SmtpRelay relay;
  private final InstantSource clock;
  private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

  private record Idle(Transport connection, Instant until) {}

  SmtpConnections(Session session, SmtpRelay relay, InstantSource clock) {
    this.session = session;
    this.relay = relay;
    this.clock = clock;
  }

  /** A connection that answered just now; give it back, or drop it after any failure. */
  Transport take() throws MessagingException {
    for (@Nullable Idle next = idle.pollLast(); next != null; next = idle.pollLast()) {
      // Asks the relay (NOOP), so a connection that it has closed costs no message its outcome.
      if (clock.instant().isBefore(next.until()) && next.connection().isConnected()) {
        return next.connection();
      }
      drop(next.connection());
    }
    Transport connection = session.getTransport("smtp");
    connection.connect(
        relay.host(),
        relay.port(),
        relay.user().isEmpty() ? null : relay.user(),
        relay.user().isEmpty() ? null : relay.password());
    return connection;
  }

  void giveBack(Transport connection) {
    idle.addLast(new Idle(connection, clock.instant().plus(KEPT)));
  }

  void drop(Transport connection) {
    try {
      connection.close();
    } catch (MessagingException e) {
      LOG.debug("a connection to {} did not close in order: {}", relay.address(), e.toString());
    }
  }
}
