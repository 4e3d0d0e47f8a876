package io.leadline.sandbox.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leadline.sandbox.provider.content.Links;
import io.leadline.sandbox.provider.fault.Connections;
import io.leadline.sandbox.provider.fault.Misbehaviour;
import io.leadline.sandbox.provider.http.ApiExchange;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Twilio's Messages resource over HTTP, under {@code /twilio/2010-04-01}. */
public final class TwilioRoutes {
  static final String MESSAGES = "/twilio/2010-04-01/Accounts/{account}/Messages";
  private static final int LONGEST_BODY = 1600;

  private final Twilio twilio;
  private final Misbehaviour misbehaviour;
  private final @Nullable String accountSid;
  private final @Nullable String authToken;

  /**
   * @param accountSid the only account that is accepted; null accepts any
   * @param authToken the only token that is accepted; null accepts any that is not empty
   */
  public TwilioRoutes(
      Twilio twilio,
      Misbehaviour misbehaviour,
      @Nullable String accountSid,
      @Nullable String authToken) {
    this.twilio = twilio;
    this.misbehaviour = misbehaviour;
    this.accountSid = accountSid;
    this.authToken = authToken;
  }

  public void register(RoutesConfig routes) {
    routes.before("/twilio/*", this::authorize);
    routes.post(MESSAGES + ".json", this::send);
    routes.get(MESSAGES + ".json", this::list);
    routes.get(MESSAGES + "/{sid}.json", this::show);
    routes.get("/twilio/2010-04-01/Accounts/{account}.json", this::account);
  }

  private void authorize(Context ctx) throws IOException {
    String header = ctx.header("Authorization");
    String[] pair = {"", ""};
    if (header != null && header.startsWith("Basic ")) {
      try {
        String plain = new String(Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
        pair = plain.split(":", 2);
      } catch (IllegalArgumentException unreadable) {
        pair = new String[] {"", ""};
      }
    }
    boolean known =
        pair.length == 2
            && !pair[0].isEmpty()
            && !pair[1].isEmpty()
            && (accountSid == null || accountSid.equals(pair[0]))
            && (authToken == null || authToken.equals(pair[1]));
    if (!known) {
      refuse(ctx, TwilioError.AUTHENTICATE, "");
      ctx.skipRemainingHandlers();
    }
  }

  private void account(Context ctx) throws IOException {
    String sid = ctx.pathParam("account");
    ApiExchange.json(
        ctx, 200, Map.of("sid", sid, "status", "active", "friendly_name", "Simulated account"));
  }

  private void send(Context ctx) throws Exception {
    switch (misbehaviour.receive()) {
      case TOO_MANY_REQUESTS -> {
        ctx.header("Retry-After", "1");
        refuse(ctx, TwilioError.TOO_MANY_REQUESTS, "");
        return;
      }
      case UNAVAILABLE -> {
        refuse(ctx, TwilioError.INTERNAL, "");
        return;
      }
      case NORMAL -> {}
    }
    String to = field(ctx, "To");
    String service = ctx.formParam("MessagingServiceSid");
    String from = field(ctx, "From");
    String sender = from.isEmpty() && service != null ? service : from;
    String body = field(ctx, "Body");
    String callback = ctx.formParam("StatusCallback");
    Optional<Refusal> refusal = refusal(ctx, to, sender, body, callback);
    if (refusal.isPresent()) {
      refuse(ctx, refusal.get().error(), refusal.get().what());
      return;
    }
    Entry.SmsAccepted sms =
        twilio.accept(
            new Twilio.Request(ctx.pathParam("account"), sender, to, body, service, callback));
    if (misbehaviour.dropsAnswer()) {
      Connections.drop(ctx);
      return;
    }
    String first = service == null ? "queued" : "accepted";
    ApiExchange.json(ctx, 201, MessageJson.of(sms, first));
  }

  private record Refusal(TwilioError error, String what) {}

  private Optional<Refusal> refusal(
      Context ctx, String to, String sender, String body, @Nullable String callback) {
    if (to.isEmpty()) {
      return Optional.of(new Refusal(TwilioError.TO_REQUIRED, to));
    } else if (sender.isEmpty()) {
      return Optional.of(new Refusal(TwilioError.FROM_REQUIRED, sender));
    } else if (body.isEmpty()) {
      return Optional.of(new Refusal(TwilioError.BODY_REQUIRED, ""));
    } else if (body.length() > LONGEST_BODY) {
      return Optional.of(new Refusal(TwilioError.BODY_TOO_LONG, ""));
    } else if (callback != null && !Links.isWeb(callback)) {
      return Optional.of(new Refusal(TwilioError.BAD_CALLBACK, callback));
    } else if (!validityIsGood(ctx.formParam("ValidityPeriod"))) {
      return Optional.of(new Refusal(TwilioError.BAD_VALIDITY, ""));
    } else if (twilio.stopped(to, sender)) {
      return Optional.of(new Refusal(TwilioError.OPTED_OUT, to));
    }
    return Numbers.refusalTo(to)
        .map(error -> new Refusal(error, to))
        .or(() -> Numbers.refusalFrom(sender).map(error -> new Refusal(error, sender)));
  }

  private static boolean validityIsGood(@Nullable String seconds) {
    return seconds == null
        || (seconds.matches("\\d{1,5}")
            && Integer.parseInt(seconds) >= 1
            && Integer.parseInt(seconds) <= 36_000);
  }

  private void list(Context ctx) throws IOException {
    String to = ctx.queryParam("To");
    String from = ctx.queryParam("From");
    Predicate<Entry.SmsAccepted> wanted =
        sms ->
            !sms.carrier()
                && (to == null || sms.to().equals(to))
                && (from == null || sms.from().equals(from))
                && within(ctx, sms.at());
    int size;
    try {
      String asked = ctx.queryParam("PageSize");
      size = asked == null ? 50 : Math.clamp(Integer.parseInt(asked), 1, 1000);
    } catch (NumberFormatException unreadable) {
      size = 50;
    }
    List<Entry.SmsAccepted> found =
        twilio
            .ledger()
            .mailbox()
            .newest(null, size, m -> m instanceof StoredMessage.Sms sms && wanted.test(sms.sms()))
            .stream()
            .map(message -> ((StoredMessage.Sms) message).sms())
            .toList();
    ApiExchange.json(ctx, 200, MessageJson.page(found, size, ctx.pathParam("account")));
  }

  /**
   * {@code DateSent>=}, {@code DateSent<=} and {@code DateSent=}; a date means its whole UTC day.
   */
  private static boolean within(Context ctx, Instant sent) {
    String after = ctx.queryParam("DateSent>");
    String before = ctx.queryParam("DateSent<");
    String day = ctx.queryParam("DateSent");
    return (after == null || !sent.isBefore(start(after)))
        && (before == null || sent.isBefore(start(before).plusSeconds(isDay(before) ? 86_400 : 1)))
        && (day == null
            || (!sent.isBefore(start(day)) && sent.isBefore(start(day).plusSeconds(86_400))));
  }

  private static boolean isDay(String text) {
    return text.length() == 10;
  }

  private static Instant start(String text) {
    try {
      return isDay(text)
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeParseException unreadable) {
      return Instant.EPOCH;
    }
  }

  private void show(Context ctx) throws IOException {
    String sid = ctx.pathParam("sid");
    if (twilio.ledger().mailbox().find(sid).orElse(null) instanceof StoredMessage.Sms found) {
      ApiExchange.json(ctx, 200, MessageJson.of(found.sms(), MessageJson.finalStatus(found.sms())));
    } else {
      refuse(ctx, TwilioError.NOT_FOUND, ctx.path());
    }
  }

  private static String field(Context ctx, String name) {
    String value = ctx.formParam(name);
    return value == null ? "" : value;
  }

  private static void refuse(Context ctx, TwilioError error, String what) throws IOException {
    ApiExchange.json(ctx, error.status, error.about(what));
  }
}
