package io.leadline.sandbox.provider.resend;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leadline.sandbox.provider.fault.Connections;
import io.leadline.sandbox.provider.fault.Misbehaviour;
import io.leadline.sandbox.provider.http.ApiExchange;
import io.leadline.sandbox.provider.http.RequestBody;
import io.leadline.sandbox.provider.ledger.MailCall;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import io.leadline.sandbox.provider.resend.ResendBatch.Part;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Resend's API over HTTP, under {@code /resend}. */
public final class ResendRoutes {
  private static final String BASE = "/resend";
  private static final int CALLS_PER_SECOND = 1000;
  private static final int LONGEST_KEY = 256;

  private final Resend account;
  private final Misbehaviour misbehaviour;
  private final InstantSource clock;
  private final @Nullable String apiKey;
  private final RequestBody bodies;

  /**
   * @param bodies shared by all routes, since it bounds what they hold together
   * @param apiKey the only key that is accepted; null accepts any that is not empty
   */
  public ResendRoutes(
      Resend account,
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
    routes.post(BASE + "/emails", ctx -> send(ctx, false));
    routes.post(BASE + "/emails/batch", ctx -> send(ctx, true));
    routes.get(
        BASE + "/domains",
        ctx ->
            ApiExchange.json(
                ctx,
                200,
                Map.of(
                    "object",
                    "list",
                    "data",
                    List.of(
                        Map.of(
                            "id",
                            UUID.nameUUIDFromBytes(new byte[] {1}).toString(),
                            "name",
                            "example.com",
                            "status",
                            "verified",
                            "click_tracking",
                            false,
                            "open_tracking",
                            true)))));
  }

  private void authorize(Context ctx) throws IOException {
    String key = ApiExchange.bearer(ctx);
    if (key.isEmpty()) {
      refuse(ctx, 401, "missing_api_key", "Missing API key in the authorization header.");
      ctx.skipRemainingHandlers();
    } else if (apiKey != null && !apiKey.equals(key)) {
      refuse(ctx, 403, "invalid_api_key", "API key is invalid.");
      ctx.skipRemainingHandlers();
    }
  }

  private void send(Context ctx, boolean batch) throws Exception {
    switch (misbehaviour.receive()) {
      case TOO_MANY_REQUESTS -> {
        rateLimit(ctx, 0);
        ctx.header("retry-after", "1");
        refuse(ctx, 429, "rate_limit_exceeded", "Too many requests.");
        return;
      }
      case UNAVAILABLE -> {
        refuse(ctx, 503, "service_unavailable", "Service is unavailable.");
        return;
      }
      case NORMAL -> rateLimit(ctx, CALLS_PER_SECOND - 1);
    }
    String key = ctx.header("Idempotency-Key");
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      refuse(ctx, 400, "invalid_idempotency_key", "The key must be between 1 and 256 characters.");
      return;
    }
    if (key != null && !account.keys().begin(key)) {
      refuse(
          ctx,
          409,
          "concurrent_idempotent_requests",
          "Same idempotency key used while original request is still in progress.");
      return;
    }
    try {
      bodies.read(ctx, body -> accept(ctx, body, batch, key));
    } catch (RequestBody.TooLarge tooLarge) {
      refuse(ctx, 413, "validation_error", "The request is too large.");
    } finally {
      if (key != null) {
        account.keys().end(key);
      }
    }
  }

  private void accept(Context ctx, byte[] body, boolean batch, @Nullable String key)
      throws IOException {
    ResendBatch request;
    try {
      request = ResendBatch.read(body, batch);
    } catch (IOException unreadable) {
      refuse(ctx, 422, "validation_error", "The body is " + unreadable.getMessage() + ".");
      return;
    }
    if (request.parts().isEmpty() || request.parts().size() > ResendBatch.MOST) {
      refuse(ctx, 422, "validation_error", "The batch must have from 1 to 100 emails.");
      return;
    }
    List<Part> right = new ArrayList<>();
    List<Map<String, Object>> errors = new ArrayList<>();
    for (int i = 0; i < request.parts().size(); i++) {
      Part part = request.parts().get(i);
      Optional<String> problem = ResendBatch.problem(part.mail(), part.to());
      if (problem.isPresent()) {
        errors.add(Map.of("index", i, "message", problem.get()));
      } else {
        right.add(part);
      }
    }
    boolean permissive = batch && "permissive".equals(ctx.header("x-batch-validation"));
    if (!errors.isEmpty() && !permissive) {
      refuse(ctx, 422, "validation_error", String.valueOf(errors.getFirst().get("message")));
      return;
    }
    take(ctx, body, batch, key, right, errors);
  }

  private void take(
      Context ctx,
      byte[] body,
      boolean batch,
      @Nullable String key,
      List<Part> right,
      List<Map<String, Object>> errors)
      throws IOException {
    String hash = UUID.nameUUIDFromBytes(body).toString();
    Optional<MailCall> earlier =
        key == null ? Optional.empty() : account.keys().find(key, clock.instant());
    if (earlier.isPresent()
        && !Optional.ofNullable(earlier.get().key())
            .map(k -> k.bodyHash().equals(hash))
            .orElse(false)) {
      refuse(
          ctx,
          409,
          "invalid_idempotent_request",
          "Same idempotency key used with a different request payload.");
      return;
    }
    MailCall call;
    if (earlier.isPresent()) {
      call = earlier.get();
    } else {
      call =
          account.accept(right, body, key == null ? null : new MailCall.IdempotencyKey(key, hash));
    }
    if (misbehaviour.dropsAnswer()) {
      Connections.drop(ctx);
      return;
    }
    answer(ctx, batch, call, right, errors);
  }

  private static void answer(
      Context ctx, boolean batch, MailCall call, List<Part> right, List<Map<String, Object>> errors)
      throws IOException {
    List<Map<String, String>> ids = new ArrayList<>();
    int place = 0;
    for (Part part : right) {
      ids.add(Map.of("id", ResendDialect.emailId(StoredMessage.Mail.id(call, place))));
      place += part.to().size();
    }
    if (!batch) {
      ApiExchange.json(ctx, 200, ids.getFirst());
      return;
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("data", ids);
    if (!errors.isEmpty()) {
      answer.put("errors", errors);
    }
    ApiExchange.json(ctx, 200, answer);
  }

  private static void rateLimit(Context ctx, int remaining) {
    ctx.header("ratelimit-limit", String.valueOf(CALLS_PER_SECOND));
    ctx.header("ratelimit-remaining", String.valueOf(remaining));
    ctx.header("ratelimit-reset", "1");
  }

  private static void refuse(Context ctx, int status, String name, String message)
      throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("statusCode", status);
    body.put("name", name);
    body.put("message", message);
    ApiExchange.json(ctx, status, body);
  }
}
