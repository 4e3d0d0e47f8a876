package io.leadline.activities.smtp;

import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageProvider;
import io.leadline.activities.message.ProviderExchange;
import io.leadline.activities.message.ProviderWords;
import io.leadline.activities.message.Sender;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Sends through a mail relay, one message a call, over connections that are kept for the next one.
 * SMTP knows no idempotency key: a connection that breaks once the content has begun leaves the
 * outcome unknown.
 */
public final class SmtpMailProvider implements MessageProvider {
  private static final int MAX_CHARACTERS = 5_000_000;

  private final SmtpRelay relay;
  private final Sender from;
  private final RelayTags tags;
  private final Session session;
  private final SmtpConnections connections;
  private final InstantSource clock;

  public SmtpMailProvider(SmtpRelay relay, Sender from, RelayTags tags, InstantSource clock) {
    this.relay = relay;
    this.from = from;
    this.tags = tags;
    this.session = Session.getInstance(relay.properties());
    this.connections = new SmtpConnections(session, relay, clock);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public int maxRecipients() {
    return 1;
  }

  @Override
  public int maxCharacters() {
    return MAX_CHARACTERS;
  }

  @Override
  public CallAnswer send(String callId, List<Draft> drafts) {
    Draft draft = drafts.getFirst();
    SmtpMail mail;
    try {
      mail = SmtpMail.of(session, from, tags, callId, draft, clock.instant());
    } catch (AddressException e) {
      Refusal refusal = new Refusal(Refusal.Kind.DEAD, ProviderWords.kept("" + e.getMessage()));
      return new CallAnswer.RecipientsRefused(Map.of(draft.sendId(), refusal));
    } catch (MessagingException e) {
      return new CallAnswer.Misconfigured("cannot be made a mail: " + e.getMessage());
    }
    return send(mail, draft);
  }

  private CallAnswer send(SmtpMail mail, Draft draft) {
    Transport connection;
    try {
      connection = connections.take();
    } catch (AuthenticationFailedException e) {
      return new CallAnswer.Misconfigured(
          relay.address() + " refuses user and password of SMTP_URL");
    } catch (MessagingException e) {
      return new CallAnswer.TryLater(
          ProviderExchange.USUAL_WAIT, "no connection to " + relay.address());
    }
    try {
      connection.sendMessage(mail, mail.getAllRecipients());
    } catch (MessagingException e) {
      CallAnswer answer = SmtpReplies.answer(e, draft, mail.begun());
      connections.drop(connection);
      return answer;
    }
    connections.giveBack(connection);
    return new CallAnswer.Accepted(draft.sendId());
  }
}
