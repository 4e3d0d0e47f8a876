package io.leadline.starter.api;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling: an operator, a reader, or the public. By {@code Authorization: Bearer}, compared
 * in constant time.
 */
public final class Access {
  private static final String BEARER = "Bearer ";

  private final byte[] operator;
  private final byte @Nullable [] reader;

  public Access(String operatorToken, Optional<String> readonlyToken) {
    this.operator = bytes(operatorToken);
    this.reader = readonlyToken.map(Access::bytes).orElse(null);
  }

  /** Lets operators pass. */
  public void operatorOnly(Context context) {
    if (!isOperator(context)) {
      if (isReader(context)) {
        throw new ForbiddenResponse("This token may only read.");
      }
      throw unauthorized();
    }
  }

  /** Lets operators and readers pass. */
  public void readersToo(Context context) {
    if (!isOperator(context) && !isReader(context)) {
      throw unauthorized();
    }
  }

  /**
   * Whether an operator calls; the public may call too.
   *
   * @throws UnauthorizedResponse for a token that is not ours, rather than taking it for the public
   */
  public boolean isOperatorOrPublic(Context context) {
    if (context.header("Authorization") == null) {
      return false;
    }
    operatorOnly(context);
    return true;
  }

  private boolean isOperator(Context context) {
    return matches(context, operator);
  }

  private boolean isReader(Context context) {
    return reader != null && matches(context, reader);
  }

  private static boolean matches(Context context, byte[] token) {
    String header = context.header("Authorization");
    return header != null
        && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && MessageDigest.isEqual(bytes(header.substring(BEARER.length()).strip()), token);
  }

  private static UnauthorizedResponse unauthorized() {
    return new UnauthorizedResponse(
        "This needs an operator's token: Authorization: Bearer $LEADLINE_OPERATOR_TOKEN",
        Map.of("WWW-Authenticate", "Bearer"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
