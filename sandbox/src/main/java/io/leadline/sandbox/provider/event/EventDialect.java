package io.leadline.sandbox.provider.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.MailCall;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one provider's events look like, and how it signs them. */
public interface EventDialect {
  /** Whether that provider took the call. */
  boolean tookCall(MailCall call);

  /** What the simulated world does with a mail right after its acceptance. */
  List<ObjectNode> afterAcceptance(StoredMessage.Mail mail);

  /** The event of what came of it later; empty where the provider has none. */
  Optional<ObjectNode> later(StoredMessage.Mail mail, Entry.MailEvent happened);

  /** Moves an event in time. */
  void shift(ObjectNode event, Duration by);

  /** The same event as another one, with an id of its own. */
  ObjectNode stray(ObjectNode event);

  /** Most events of one post. */
  int batch();

  byte[] body(List<ObjectNode> events) throws IOException;

  /** Adds the headers that the provider sends with a post. */
  void sign(HttpRequest.Builder request, byte[] body, Instant at);
}
