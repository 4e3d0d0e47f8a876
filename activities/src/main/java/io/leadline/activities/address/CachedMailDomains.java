package io.leadline.activities.address;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;

/** Remembers answers about domains for as long as each may be kept; asks once at a time. */
public final class CachedMailDomains implements MailDomains {
  private static final long MOST_DOMAINS = 50_000;

  private final MailDomains source;
  private final Cache<String, Answer> answers;

  public CachedMailDomains(MailDomains source) {
    this(source, Ticker.systemTicker());
  }

  CachedMailDomains(MailDomains source, Ticker ticker) {
    this.source = source;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(MOST_DOMAINS)
            .ticker(ticker)
            .expireAfter(Expiry.<String, Answer>creating((domain, answer) -> answer.keep()))
            .build();
  }

  @Override
  public Answer ask(String domain) {
    return answers.get(domain, source::ask);
  }
}
