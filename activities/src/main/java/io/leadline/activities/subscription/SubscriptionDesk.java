package io.leadline.activities.subscription;

import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.BadInputException.BadField;
import io.leadline.activities.job.Sealer;
import io.leadline.activities.webhook.Subscribers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What operators do with subscriptions; each act is noted with who and when. */
public final class SubscriptionDesk implements Subscribers {
  private static final String PREFIX = "whsec_";
  private static final int SECRET_BYTES = 32;

  /** Of the Standard Webhooks specification. */
  private static final int LEAST_SECRET = 24;

  private static final int MOST_SECRET = 64;
  private static final int LONGEST_URL = 2_000;
  private static final int MOST = 100;

  private final Subscriptions subscriptions;
  private final ReceiverRules rules;
  private final Sealer sealer;
  private final AuditLog audit;
  private final Supplier<String> ids;
  private final RandomGenerator random;
  private final InstantSource clock;

  /**
   * @param ids random ones, for subscriptions and notes
   * @param random one that nobody can guess, for secrets
   */
  public SubscriptionDesk(
      Subscriptions subscriptions,
      ReceiverRules rules,
      Sealer sealer,
      AuditLog audit,
      Supplier<String> ids,
      RandomGenerator random,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.rules = rules;
    this.sealer = sealer;
    this.audit = audit;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A new subscription.
   *
   * @param secret as Standard Webhooks writes it; not shown again
   */
  public record Created(Subscription subscription, String secret) {}

  /**
   * Adds a subscription, which hears of what happens from a second later on.
   *
   * @param events types or patterns, see {@link EventTypes#ALL}
   * @param secret {@code whsec_} and base64 of 24 to 64 bytes; null for one of ours
   * @throws BadInputException naming each bad field
   */
  public Created create(URI url, List<String> events, @Nullable String secret, String who) {
    check(url, events, secret);
    String shown = secret == null ? newSecret() : secret;
    Subscription made =
        new Subscription(
            ids.get(),
            url,
            List.copyOf(events),
            sealer.seal(shown.getBytes(StandardCharsets.UTF_8)),
            true,
            null,
            clock.instant());
    subscriptions.insert(made);
    note(who, "add", made.id(), String.join(", ", events));
    return new Created(made, shown);
  }

  private void check(URI url, List<String> events, @Nullable String secret) {
    List<BadField> bad = new ArrayList<>();
    if (url.toString().length() > LONGEST_URL) {
      bad.add(new BadField("url", "must have at most " + LONGEST_URL + " characters"));
    } else {
      rules.refusal(url).ifPresent(why -> bad.add(new BadField("url", why)));
    }
    if (events.isEmpty()) {
      bad.add(new BadField("events", "must name at least one of " + EventTypes.ALL));
    }
    events.stream()
        .filter(type -> !EventTypes.isKnown(type))
        .forEach(type -> bad.add(new BadField("events", type + " is none of " + EventTypes.ALL)));
    if (secret != null && bytes(secret).isEmpty()) {
      bad.add(new BadField("secret", "must be whsec_ and base64 of 24 to 64 bytes"));
    }
    if (bad.isEmpty() && subscriptions.all().size() >= MOST) {
      bad.add(new BadField("url", "cannot be added: there are " + MOST + " subscriptions"));
    }
    if (!bad.isEmpty()) {
      throw new BadInputException("subscription", bad);
    }
  }

  private String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  private static Optional<byte[]> bytes(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      return Optional.of(bytes).filter(it -> it.length >= LEAST_SECRET && it.length <= MOST_SECRET);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Oldest first. */
  public List<Subscription> all() {
    return subscriptions.all();
  }

  public Optional<Subscription> find(String id) {
    return subscriptions.find(id);
  }

  /** It hears of what happens from now on, not of what it missed; false when there is none. */
  public boolean enable(String id, String who) {
    boolean known = subscriptions.enable(id, true, null);
    if (known) {
      note(who, "enable", id, "");
    }
    return known;
  }

  /** False when there is none. */
  public boolean disable(String id, String why, String who) {
    boolean known = subscriptions.enable(id, false, why);
    if (known) {
      note(who, "disable", id, why);
    }
    return known;
  }

  /** False when there was none. */
  public boolean remove(String id, String who) {
    boolean known = subscriptions.remove(id);
    if (known) {
      note(who, "remove", id, "");
    }
    return known;
  }

  @Override
  public Optional<byte[]> secret(String subscription) {
    return subscriptions
        .find(subscription)
        .filter(Subscription::enabled)
        .flatMap(it -> bytes(new String(sealer.open(it.secret()), StandardCharsets.UTF_8)));
  }

  @Override
  public void disable(String subscription, String why) {
    if (subscriptions.find(subscription).filter(Subscription::enabled).isPresent()) {
      disable(subscription, why, EventPublisher.KIND);
    }
  }

  private void note(String who, String what, String target, String detail) {
    audit.add(
        new AuditLog.Entry(
            ids.get(), clock.instant(), who, "subscription." + what, target, detail));
  }
}
