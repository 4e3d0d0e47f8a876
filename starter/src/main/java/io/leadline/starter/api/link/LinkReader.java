package io.leadline.starter.api.link;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.javalin.http.Context;
import io.javalin.http.TooManyRequestsResponse;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.starter.api.ClientAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the token in a page's address. Tokens that we did not sign are counted per caller, so that
 * nobody can try many; good ones are never held up.
 */
public final class LinkReader {
  private static final int BAD_TOKENS_PER_MINUTE = 30;

  private final LinkTokens tokens;
  private final ClientAddress addresses;
  private final LoadingCache<String, Bucket> badTokens =
      Caffeine.newBuilder()
          .maximumSize(50_000)
          .expireAfterAccess(Duration.ofMinutes(5))
          .build(address -> bucket());

  public LinkReader(LinkTokens tokens, ClientAddress addresses) {
    this.tokens = tokens;
    this.addresses = addresses;
  }

  /** The token of the request's address, when we signed it for this purpose. */
  Optional<LinkToken> read(Context context, Purpose purpose) {
    return limited(context, token -> tokens.read(token).filter(read -> read.purpose() == purpose));
  }

  /** What the token of the request's address stands for, by another way of reading it. */
  <T> Optional<T> limited(Context context, Function<String, Optional<T>> reader) {
    Optional<T> token = reader.apply(context.pathParam("token"));
    if (token.isEmpty() && !badTokens.get(addresses.of(context)).tryConsume(1)) {
      throw new TooManyRequestsResponse(
          "Too many links that do not work. Please wait a minute.", Map.of("Retry-After", "60"));
    }
    return token;
  }

  private static Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(BAD_TOKENS_PER_MINUTE)
                    .refillGreedy(BAD_TOKENS_PER_MINUTE, Duration.ofMinutes(1)))
        .build();
  }
}
