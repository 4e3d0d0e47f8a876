package io.leadline.activities.template;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Alarms;
import io.leadline.activities.alert.AlertDrafts;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.direct.DirectDrafts;
import io.leadline.activities.direct.DirectRecipient;
import io.leadline.activities.direct.DirectWords;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.NoticeDrafts;
import io.leadline.activities.lead.VerificationMail;
import io.leadline.activities.message.Draft;
import io.leadline.activities.posting.PostingHit;
import io.leadline.workflows.lead.NoticeRequest;
import io.leadline.workflows.lead.VerificationRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Composes messages with the operator's templates as they are now: looks for changes every few
 * seconds, takes over what can be used as a whole, and keeps the last good templates when something
 * is wrong with the new ones, telling operators of it once.
 */
public final class LiveTemplates
    implements AlertDrafts, VerificationMail, NoticeDrafts, DirectDrafts {
  static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(LiveTemplates.class);

  private final Supplier<TemplateFolder> folder;
  private final Function<TemplateFolder, MessageTemplates> make;
  private final Alarms alarms;
  private final InstantSource clock;
  private volatile Loaded loaded;
  private volatile Instant nextLook;

  /**
   * @param looked state of the folder when it was looked at last; null when it could not be read
   * @param usable the last templates that could be used
   */
  private record Loaded(@Nullable TemplateFolder looked, MessageTemplates usable) {}

  /**
   * Reads the templates for the first time.
   *
   * @param folder reads the operator's folder
   * @param make checks what was read and makes it ready
   * @throws UnusableTemplateException when they cannot be used, so that there is nothing to keep
   */
  public LiveTemplates(
      Supplier<TemplateFolder> folder,
      Function<TemplateFolder, MessageTemplates> make,
      Alarms alarms,
      InstantSource clock) {
    this.folder = folder;
    this.make = make;
    this.alarms = alarms;
    this.clock = clock;
    TemplateFolder first = folder.get();
    this.loaded = new Loaded(first, make.apply(first));
    this.nextLook = clock.instant().plus(LOOK_EVERY);
  }

  @Override
  public Draft draft(AlertState state, List<PostingHit> postings) {
    return current().alerts().draft(state, postings);
  }

  @Override
  public Draft draft(Lead lead, VerificationRequest request) {
    return current().verification().draft(lead, request);
  }

  @Override
  public Draft draft(Lead lead, NoticeRequest request) {
    return current().notices().draft(lead, request);
  }

  @Override
  public Draft draft(DirectRecipient recipient, String sendId, DirectWords words) {
    return current().direct().draft(recipient, sendId, words);
  }

  private MessageTemplates current() {
    if (!clock.instant().isBefore(nextLook)) {
      look();
    }
    return loaded.usable();
  }

  private synchronized void look() {
    Instant now = clock.instant();
    if (now.isBefore(nextLook)) {
      return;
    }
    nextLook = now.plus(LOOK_EVERY);
    Loaded before = loaded;
    TemplateFolder found = null;
    try {
      found = folder.get();
      if (found.equals(before.looked())) {
        return;
      }
      loaded = new Loaded(found, make.apply(found));
      LOG.info("took over changed templates; {} are the operator's own", found.files().size());
    } catch (UnusableTemplateException e) {
      // A state that was complained of already is not news.
      if (found != null || before.looked() != null) {
        loaded = new Loaded(found, before.usable());
        complain(e);
      }
    }
  }

  private void complain(UnusableTemplateException e) {
    LOG.error("{}\nMessages go on with the last templates that could be used.", e.getMessage());
    alarms.raise(
        Alarm.warning(
            "templates",
            "Templates cannot be used",
            e.problems().getFirst()
                + (e.problems().size() > 1 ? " and " + (e.problems().size() - 1) + " more" : "")
                + ". Messages go on with the last good ones; ./leadline templates check says all."));
  }
}
