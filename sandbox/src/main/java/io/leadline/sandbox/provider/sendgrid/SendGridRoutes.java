package io.leadline.sandbox.provider.sendgrid;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leadline.sandbox.provider.fault.Connections;
import io.leadline.sandbox.provider.fault.Misbehaviour;
import io.leadline.sandbox.provider.http.ApiExchange;
import io.leadline.sandbox.provider.http.RequestBody;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** SendGrid v3 over HTTP, under {@code /sendgrid/v3}. */
public final class SendGridRoutes {
  static final String BASE = "/sendgrid/v3";
  private static final int CALLS_PER_SECOND = 10_000;

  private final SendGrid account;
  private final Misbehaviour misbehaviour;
  private final InstantSource clock;
  private final @Nullable String apiKey;
  private final RequestBody bodies;

  /**
   * @param bodies shared by all routes, since it bounds what they hold together
   * @param apiKey the only key that is accepted; null accepts any that is not empty
   */
  public SendGridRoutes(
      SendGrid account,
      Misbehaviour misbehaviour,
      RequestBody bodies,
      InstantSource clock,
      @Nullable String apiKey) {
    this.account = account;
    this.misbehaviour = misbehaviour;
    this.bodies = bodies;
    this.clock = clock;
    this.apiKey = apiKey;
  }

  public void register(RoutesConfig routes) {
    routes.before(BASE + "/*", this::authorize);
    routes.post(BASE + "/mail/send", this::send);
    routes.get(
        BASE + "/scopes",
        ctx ->
            ApiExchange.json(
                ctx,
                200,
                new Scopes(
                    List.of(
                        "mail.send",
                        "templates.create",
                        "templates.read",
                        "templates.update",
                        "templates.versions.create",
                        "asm.groups.suppressions.delete",
                        "suppression.read",
                        "user.webhooks.event.settings.read"))));
    routes.delete(
        BASE + "/asm/suppressions/global/{email}",
        ctx -> {
          account.liftOptOut(ctx.pathParam("email"));
          ctx.status(204);
        });
    new SuppressionRoutes(account.suppressed()).register(routes);
    new TemplateRoutes(account.templates()).register(routes);
  }

  record Scopes(List<String> scopes) {}

  private void authorize(Context ctx) throws IOException {
    String key = ApiExchange.bearer(ctx);
    if (key.isEmpty() || (apiKey != null && !apiKey.equals(key))) {
      refuse(
          ctx,
          401,
          MailError.plain("The provided authorization grant is invalid, expired, or revoked"));
      ctx.skipRemainingHandlers();
    }
  }

  private void send(Context ctx) throws Exception {
    switch (misbehaviour.receive()) {
      case TOO_MANY_REQUESTS -> {
        rateLimit(ctx, 0);
        ctx.header("Retry-After", "1");
        refuse(ctx, 429, MailError.plain("too many requests"));
        return;
      }
      case UNAVAILABLE -> {
        refuse(ctx, 503, MailError.plain("Service Unavailable"));
        return;
      }
      case NORMAL -> rateLimit(ctx, CALLS_PER_SECOND - 1);
    }
    String type = ctx.contentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      refuse(ctx, 415, MailError.plain("Content-Type should be application/json."));
      return;
    }
    try {
      bodies.read(ctx, body -> accept(ctx, body));
    } catch (RequestBody.TooLarge tooLarge) {
      refuse(ctx, 413, MailError.plain("Payload Too Large: the limit is 30 MB"));
    }
  }

  private void accept(Context ctx, byte[] body) throws IOException {
    MailSend mail;
    try {
      mail = MailSendReader.read(body);
    } catch (IOException unreadable) {
      refuse(ctx, 400, MailError.plain("Bad Request"));
      return;
    }
    List<MailError> errors = MailSendRules.check(mail, clock.instant());
    if (!errors.isEmpty()) {
      refuse(ctx, 400, errors.toArray(MailError[]::new));
      return;
    }
    String template = mail.envelope().path("template_id").asText();
    if (!template.isEmpty() && account.templates().find(template).isEmpty()) {
      refuse(
          ctx,
          400,
          MailError.at("template_id", "The template_id must be a valid template ID: " + template));
      return;
    }
    if (mail.sandboxMode()) {
      ctx.status(200);
      return;
    }
    String id = account.accept(mail, body);
    if (misbehaviour.dropsAnswer()) {
      Connections.drop(ctx);
      return;
    }
    ctx.status(202).header("X-Message-Id", id);
  }

  private void rateLimit(Context ctx, int remaining) {
    ctx.header("X-RateLimit-Limit", String.valueOf(CALLS_PER_SECOND));
    ctx.header("X-RateLimit-Remaining", String.valueOf(remaining));
    ctx.header("X-RateLimit-Reset", String.valueOf(clock.instant().getEpochSecond() + 1));
  }

  static void refuse(Context ctx, int status, MailError... errors) throws IOException {
    ApiExchange.json(ctx, status, new MailError.Body(List.of(errors)));
  }
}
