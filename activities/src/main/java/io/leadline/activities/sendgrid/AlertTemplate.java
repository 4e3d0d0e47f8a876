package io.leadline.activities.sendgrid;

import io.leadline.activities.message.ProviderTemplate;
import io.leadline.activities.message.ProviderTemplates;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dynamic template of the alert in the SendGrid account. Its version is named by the hash of
 * its content, so that it is known whether it is in step with ours; {@code init} sees to it.
 */
public final class AlertTemplate implements ProviderTemplates {
  /** Its name in the account. */
  public static final String NAME = "leadline-alert";

  static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(AlertTemplate.class);

  private final AccountTemplates templates;
  private final InstantSource clock;
  private volatile @Nullable Look last;

  /** What was found then; null when the account has no such template. */
  private record Look(Instant at, AccountTemplates.@Nullable Found found) {}

  public AlertTemplate(SendGridApi api, InstantSource clock) {
    this.templates = new AccountTemplates(api);
    this.clock = clock;
  }

  /** Of a template that is not in step mails are made here, which is logged. */
  @Override
  public Optional<String> id(ProviderTemplate template) {
    Look look = last;
    if (look == null || look.at().plus(LOOK_EVERY).isBefore(clock.instant())) {
      look = look(template);
    }
    AccountTemplates.Found found = look.found();
    return found != null && found.version().equals(template.version())
        ? Optional.of(found.id())
        : Optional.empty();
  }

  private synchronized Look look(ProviderTemplate template) {
    Look before = last;
    Instant now = clock.instant();
    if (before != null && !before.at().plus(LOOK_EVERY).isBefore(now)) {
      return before;
    }
    Look look;
    try {
      look = new Look(now, templates.find(NAME).orElse(null));
    } catch (IOException e) {
      LOG.warn("SendGrid cannot be asked for its template: {}", e.toString());
      look = new Look(now, before == null ? null : before.found());
    }
    AccountTemplates.Found found = look.found();
    if (found == null || !found.version().equals(template.version())) {
      LOG.warn(
          "The template {} at SendGrid is not in step; mails are made here until"
              + " ./leadline init has run",
          NAME);
    }
    last = look;
    return look;
  }

  /**
   * Brings the account in step: creates the template, or a version of it, unless it is there.
   *
   * @return its id
   * @throws IOException when SendGrid cannot be asked or refuses
   */
  public String ensure(ProviderTemplate template) throws IOException {
    Optional<AccountTemplates.Found> existing = templates.find(NAME);
    String id = existing.isPresent() ? existing.get().id() : templates.create(NAME);
    String version = template.version();
    if (existing.isEmpty() || !existing.get().version().equals(version)) {
      templates.activate(id, version, template);
    }
    return id;
  }
}
