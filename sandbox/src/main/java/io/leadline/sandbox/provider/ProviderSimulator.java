package io.leadline.sandbox.provider;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.leadline.sandbox.provider.event.EventPosts;
import io.leadline.sandbox.provider.event.EventWebhook;
import io.leadline.sandbox.provider.fault.Misbehaviour;
import io.leadline.sandbox.provider.feed.FeedRoutes;
import io.leadline.sandbox.provider.http.RequestBody;
import io.leadline.sandbox.provider.inbox.InboxRoutes;
import io.leadline.sandbox.provider.inbox.Reader;
import io.leadline.sandbox.provider.ledger.Cursor;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import io.leadline.sandbox.provider.resend.Resend;
import io.leadline.sandbox.provider.resend.ResendRoutes;
import io.leadline.sandbox.provider.resend.SentKeys;
import io.leadline.sandbox.provider.sendgrid.SendGrid;
import io.leadline.sandbox.provider.sendgrid.SendGridRoutes;
import io.leadline.sandbox.provider.sendgrid.SuppressionList;
import io.leadline.sandbox.provider.sendgrid.WebhookKeys;
import io.leadline.sandbox.provider.slack.SlackRoutes;
import io.leadline.sandbox.provider.twilio.OptOuts;
import io.leadline.sandbox.provider.twilio.Twilio;
import io.leadline.sandbox.provider.twilio.TwilioRoutes;
import io.leadline.sandbox.provider.twilio.TwilioWebhook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The running simulator: every part put together behind one HTTP server on loopback. */
public final class ProviderSimulator implements AutoCloseable {
  private final Ledger ledger;
  private final SendGrid sendGrid;
  private final EventWebhook resendWebhook;
  private final TwilioWebhook twilioWebhook;
  private final Reader reader;
  private final WebhookKeys keys;
  private final String resendSecret;
  private final String twilioToken;
  private final Javalin server;

  private ProviderSimulator(SimulatorConfig config) throws IOException {
    InstantSource clock = InstantSource.system();
    Path folder = config.folder();
    Files.createDirectories(folder);
    keys = keys(config);
    twilioToken = Secrets.twilioToken(folder, config.twilioToken());
    SuppressionList suppressed = new SuppressionList();
    OptOuts optOuts = new OptOuts();
    Misbehaviour misbehaviour = new Misbehaviour();
    SentKeys sentKeys = new SentKeys();
    ledger = Ledger.open(folder, config.keep(), suppressed, optOuts, sentKeys);
    AtomicReference<@Nullable Reader> readers = new AtomicReference<>();
    sendGrid =
        new SendGrid(
            ledger,
            suppressed,
            misbehaviour,
            clock,
            folder,
            keys,
            config.sendGridWebhook(),
            mail -> arrived(readers.get(), mail));
    Resend resend = new Resend(ledger, suppressed, sentKeys, misbehaviour, clock);
    resendSecret = Secrets.resendSecret(folder, config.resendSecret());
    resendWebhook =
        new EventWebhook(
            ledger,
            Cursor.open(folder.resolve("resend-events.cursor")),
            config.resendWebhook(),
            Resend.dialect(resendSecret),
            misbehaviour,
            clock,
            mail -> arrived(readers.get(), mail));
    EventPosts posts = EventPosts.of(List.of(sendGrid.webhook(), resendWebhook));
    reader = new Reader(ledger, sendGrid, misbehaviour);
    readers.set(reader);
    Twilio twilio = new Twilio(ledger, optOuts, clock);
    twilioWebhook =
        new TwilioWebhook(
            twilio,
            Cursor.open(folder.resolve("twilio-callbacks.cursor")),
            config.twilioInbound(),
            twilioToken,
            misbehaviour);
    server =
        Javalin.create(
            javalin -> {
              configure(javalin);
              RoutesConfig routes = javalin.routes;
              RequestBody bodies = new RequestBody();
              new SendGridRoutes(sendGrid, misbehaviour, bodies, clock, config.sendGridKey())
                  .register(routes);
              new ResendRoutes(resend, misbehaviour, bodies, clock, config.resendKey())
                  .register(routes);
              new TwilioRoutes(twilio, misbehaviour, config.twilioAccount(), config.twilioToken())
                  .register(routes);
              new InboxRoutes(ledger, reader, twilio, optOuts, posts).register(routes);
              new FeedRoutes(clock).register(routes);
              new SlackRoutes(ledger, clock).register(routes);
              new ControlRoutes(ledger, misbehaviour, twilio, reader, clock).register(routes);
              new StatsRoutes(ledger, posts, twilioWebhook).register(routes);
              routes.get(
                  "/api/keys",
                  ctx ->
                      ControlRoutes.json(
                          ctx,
                          Map.of(
                              "sendGridWebhookPublicKey",
                              keys.publicKey(),
                              "resendWebhookSecret",
                              resendSecret,
                              "twilioAuthToken",
                              twilioToken)));
            });
    server.start("127.0.0.1", config.port());
    sendGrid.start();
    resendWebhook.start();
    twilioWebhook.start();
  }

  /**
   * Starts the simulator; when this returns it answers.
   *
   * @throws IOException if its folder cannot be used
   */
  public static ProviderSimulator start(SimulatorConfig config) throws IOException {
    return new ProviderSimulator(config);
  }

  /** The address of the inbox page, which is also the base of everything else. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.port() + "/");
  }

  /** The key that verifies event webhooks, base64 of the DER form. */
  public String sendGridPublicKey() {
    return keys.publicKey();
  }

  /** The secret that verifies Resend's events. */
  public String resendWebhookSecret() {
    return resendSecret;
  }

  /** The token that Twilio signatures are made with. */
  public String twilioAuthToken() {
    return twilioToken;
  }

  private static void arrived(@Nullable Reader reader, StoredMessage.Mail mail) {
    if (reader != null) {
      reader.arrived(mail);
    }
  }

  private static WebhookKeys keys(SimulatorConfig config) throws IOException {
    String signing = config.signingKey();
    String publicKey = config.publicKey();
    return signing != null && publicKey != null
        ? WebhookKeys.of(signing, publicKey)
        : WebhookKeys.openOrCreate(config.folder());
  }

  private static void configure(JavalinConfig javalin) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.concurrency.useVirtualThreads = true;
    javalin.http.defaultContentType = "text/plain; charset=utf-8";
    javalin.http.maxRequestSize = 1024 * 1024;
    javalin.routes.exception(
        HttpResponseException.class,
        (refused, ctx) -> {
          ctx.status(refused.getStatus());
          ctx.result(String.valueOf(refused.getMessage()) + "\n");
        });
  }

  @Override
  public void close() throws IOException {
    server.stop();
    sendGrid.close();
    resendWebhook.close();
    twilioWebhook.close();
    reader.close();
    ledger.close();
  }
}
