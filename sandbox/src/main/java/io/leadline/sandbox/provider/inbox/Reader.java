package io.leadline.sandbox.provider.inbox;

import io.leadline.sandbox.provider.content.Links;
import io.leadline.sandbox.provider.content.MailContent;
import io.leadline.sandbox.provider.fault.Misbehaviour;
import io.leadline.sandbox.provider.inbox.Visitor.Visit;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.MailCall;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import io.leadline.sandbox.provider.resend.Resend;
import io.leadline.sandbox.provider.sendgrid.SendGrid;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a delivered mail on the recipient's side: a person reads and clicks, a scanner
 * prefetches.
 */
public final class Reader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
  private static final Pattern LIST_UNSUBSCRIBE = Pattern.compile("<(https?://[^>]+)>");

  private final Ledger ledger;
  private final SendGrid sendGrid;
  private final Misbehaviour misbehaviour;
  private final Visitor visitor = new Visitor();
  private final ThreadPoolExecutor scanners =
      new ThreadPoolExecutor(
          2,
          2,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(10_000),
          Thread.ofPlatform().daemon().name("link-scanner-", 0).factory(),
          new ThreadPoolExecutor.DiscardOldestPolicy());

  public Reader(Ledger ledger, SendGrid sendGrid, Misbehaviour misbehaviour) {
    this.ledger = ledger;
    this.sendGrid = sendGrid;
    this.misbehaviour = misbehaviour;
  }

  public MailContent read(StoredMessage.Mail mail) throws IOException {
    return mail.call().provider().equals(MailCall.RESEND)
        ? Resend.read(ledger, mail)
        : sendGrid.reader().read(mail);
  }

  public void open(StoredMessage.Mail mail) throws IOException {
    if (mail.call().trackOpens()) {
      sendGrid.happened(mail, "open", Map.of("useragent", Visitor.BROWSER, "ip", "127.0.0.1"));
    }
  }

  /** Records the click event, as the provider's redirect does, without visiting the link. */
  public void recordClick(StoredMessage.Mail mail, String link, String agent) throws IOException {
    if (mail.call().trackClicks()) {
      sendGrid.happened(mail, "click", Map.of("url", link, "useragent", agent, "ip", "127.0.0.1"));
    }
  }

  /** Clicks a link of a mail: a person follows it, a scanner requests it with HEAD and GET. */
  public Visit click(StoredMessage message, String link, boolean human)
      throws IOException, InterruptedException {
    if (message instanceof StoredMessage.Mail mail) {
      recordClick(mail, link, human ? Visitor.BROWSER : Visitor.SCANNER);
    }
    return human ? visitor.browse(link) : visitor.scan(link);
  }

  public void reportSpam(StoredMessage.Mail mail) throws IOException {
    sendGrid.happened(mail, "spamreport", Map.of());
  }

  /** The provider's own unsubscribe, which shows as an {@code unsubscribe} event. */
  public void unsubscribeAtProvider(StoredMessage.Mail mail) throws IOException {
    sendGrid.happened(mail, "unsubscribe", Map.of());
  }

  /** The mailbox turns out to be gone after all, as it does when a server only relays. */
  public void bounce(StoredMessage.Mail mail) throws IOException {
    sendGrid.happened(mail, "bounce", Map.of());
  }

  /**
   * The address of the one-click header, if the mail has both of the headers that RFC 8058 asks
   * for.
   */
  public static Optional<String> oneClick(MailContent content) {
    Matcher url = LIST_UNSUBSCRIBE.matcher(content.header("List-Unsubscribe"));
    boolean oneClick =
        content.header("List-Unsubscribe-Post").strip().equals("List-Unsubscribe=One-Click");
    return oneClick && url.find() && Links.isWeb(url.group(1))
        ? Optional.of(url.group(1))
        : Optional.empty();
  }

  /** Posts to the one-click address of a mail; empty if it has none. */
  public Optional<Visit> unsubscribe(StoredMessage.Mail mail)
      throws IOException, InterruptedException {
    Optional<String> link = oneClick(read(mail));
    return link.isEmpty() ? Optional.empty() : Optional.of(visitor.unsubscribe(link.get()));
  }

  /**
   * Called for each mail that arrives: with the fault {@code scanLinks} on, a scanner gets to work.
   */
  public void arrived(StoredMessage.Mail mail) {
    if (misbehaviour.faults().scanLinks()) {
      scanners.execute(() -> scan(mail));
    }
  }

  private void scan(StoredMessage.Mail mail) {
    try {
      List<String> links = read(mail).links();
      for (String link : links) {
        click(mail, link, false);
      }
    } catch (IOException unreadable) {
      LOG.warn("a mail could not be scanned: {}", unreadable.toString());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    scanners.shutdownNow();
    visitor.close();
  }
}
