package io.leadline.sandbox.provider.http;

import io.javalin.http.Context;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import java.io.IOException;

/** Reads keys and writes answers as JSON APIs do. */
public final class ApiExchange {
  private static final String BEARER = "Bearer ";

  private ApiExchange() {}

  /** The key that a request carries as a bearer token; empty without one. */
  public static String bearer(Context ctx) {
    String header = ctx.header("Authorization");
    return header == null || !header.startsWith(BEARER)
        ? ""
        : header.substring(BEARER.length()).strip();
  }

  public static void json(Context ctx, int status, Object body) throws IOException {
    ctx.status(status)
        .contentType("application/json")
        .result(LedgerJson.MAPPER.writeValueAsBytes(body));
  }
}
