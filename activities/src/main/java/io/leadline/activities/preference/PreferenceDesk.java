package io.leadline.activities.preference;

import io.leadline.activities.lead.Engagements;
import io.leadline.activities.lead.Frequency;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.PendingAddress;
import io.leadline.activities.lead.Preferences;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.preference.PreferenceResult.Change;
import io.leadline.activities.signup.FieldProblem;
import io.leadline.activities.signup.FormCheck;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.EngagementSource;
import io.leadline.workflows.lead.LifecycleSettings;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a lead asks for on the pages behind its links. Every act is a fact that holds when the
 * method returns, and may be asked for twice.
 */
public final class PreferenceDesk {
  /** A form sent twice by an impatient finger is one wish. */
  private static final Duration SAME_WISH = Duration.ofMinutes(10);

  private final LeadStore leads;
  private final LeadDesk desk;
  private final Engagements engagements;
  private final Suppressions suppressions;
  private final FormCheck forms;
  private final LifecycleSettings settings;
  private final RandomIds ids;
  private final InstantSource clock;

  public PreferenceDesk(
      LeadStore leads,
      LeadDesk desk,
      Engagements engagements,
      Suppressions suppressions,
      FormCheck forms,
      LifecycleSettings settings,
      RandomIds ids,
      InstantSource clock) {
    this.leads = leads;
    this.desk = desk;
    this.engagements = engagements;
    this.suppressions = suppressions;
    this.forms = forms;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** The lead that a link belongs to. */
  public Optional<Lead> lead(LinkToken link) {
    return leads.find(link.leadId());
  }

  /** A lead as it is stored now. */
  public Lead reload(Lead lead) {
    return leads.find(lead.id()).orElse(lead);
  }

  /** What the lead that a link belongs to may still do. */
  public Standing standing(LinkToken link) {
    return Standing.of(lead(link).orElse(null), link, settings.quiet(), clock.instant());
  }

  public Channels channels(Lead lead) {
    return Channels.of(lead, suppressions);
  }

  /** Today where the lead is, and the last day on which a pause that it asks for may end. */
  public LocalDate today(Lead lead) {
    return LocalDate.ofInstant(clock.instant(), lead.timeZone());
  }

  public LocalDate longestPause(Lead lead) {
    return LocalDate.ofInstant(clock.instant().plus(settings.longestPause()), lead.timeZone());
  }

  /** Still looking: alerts go on. */
  public void keep(Lead lead) {
    desk.keep(lead);
  }

  /** Still looking, but a mail a week is enough. */
  public void keepWeekly(Lead lead) {
    Preferences now = lead.preferences();
    desk.changePreferences(
        lead, new Preferences(now.interest(), now.timeZone(), Frequency.WEEKLY), Actor.LEAD);
    desk.keep(lead);
  }

  /** Withdraws consent on every channel. */
  public void leave(Lead lead, OptOutCause cause) {
    desk.unsubscribe(lead, Channel.EMAIL, cause);
    if (lead.phone() != null) {
      desk.unsubscribe(lead, Channel.SMS, cause);
    }
  }

  /** Takes over the form, all of it or nothing. Saving counts as engagement in any case. */
  public PreferenceResult save(Lead lead, PreferenceForm form) {
    List<FieldProblem> problems = new ArrayList<>();
    FormCheck.Wishes wishes =
        forms.wishes(
            lead.preferences(),
            form.query(),
            form.location(),
            form.radiusKm(),
            form.minPay(),
            problems);
    Preferences wanted = wanted(lead, form, wishes, problems);
    Channels channels = channels(lead);
    boolean mailOn = form.email() && !channels.mailOn();
    if (!form.email() && !form.sms()) {
      problems.add(
          FieldProblem.of(
              "channels", "Choose at least one way. To stop all, use the button below."));
    }
    if (mailOn && channels.mailLost()) {
      problems.add(
          FieldProblem.of(
              "channels", "Mail to this address does not get through. Give another one below."));
    }
    String phone = phone(lead, form, problems);
    if (!problems.isEmpty()) {
      return new PreferenceResult.Refused(List.copyOf(problems));
    }
    if (mailOn && !desk.startMail(lead, form.mailWords())) {
      return new PreferenceResult.Refused(
          List.of(FieldProblem.of("channels", "That is enough for today. Try again tomorrow.")));
    }
    return new PreferenceResult.Saved(change(lead, form, wanted, channels, phone), wishes.place());
  }

  private Set<Change> change(
      Lead lead,
      PreferenceForm form,
      Preferences wanted,
      Channels channels,
      @Nullable String phone) {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    if (form.email() && !channels.mailOn()) {
      changes.add(Change.MAIL_ASKED_FOR);
    }
    boolean newNumber = phone != null && !phone.equals(lead.phone());
    if (form.sms() && (!channels.textsOn() || newNumber)) {
      desk.startTexts(lead, form.textWords(), phone, Actor.LEAD);
      changes.add(Change.TEXTS_ON);
    }
    if (!wanted.equals(lead.preferences())) {
      desk.changePreferences(lead, wanted, Actor.LEAD);
      changes.add(Change.WISHES);
    }
    // Last, and what is wanted before what is not: a moment without any channel would end the life.
    if (!form.sms() && channels.textsOn()) {
      desk.unsubscribe(lead, Channel.SMS, OptOutCause.PREFERENCES);
      changes.add(Change.TEXTS_OFF);
    }
    if (!form.email() && channels.mailOn()) {
      desk.unsubscribe(lead, Channel.EMAIL, OptOutCause.PREFERENCES);
      changes.add(Change.MAIL_OFF);
    }
    engagements.engaged(lead.id(), EngagementSource.PREFERENCES, clock.instant(), ids.next());
    return changes;
  }

  private static Preferences wanted(
      Lead lead, PreferenceForm form, FormCheck.Wishes wishes, List<FieldProblem> problems) {
    Frequency frequency =
        Arrays.stream(Frequency.values())
            .filter(each -> each.name().equals(form.frequency()))
            .findFirst()
            .orElse(null);
    if (frequency == null) {
      problems.add(FieldProblem.of("frequency", "Choose how often you want to hear from us."));
    }
    return new Preferences(
        wishes.interest(), wishes.zone(), frequency == null ? lead.frequency() : frequency);
  }

  private @Nullable String phone(Lead lead, PreferenceForm form, List<FieldProblem> problems) {
    String typed = form.phone();
    boolean missing = (typed == null || typed.isBlank()) && lead.phone() == null;
    return forms.phone(typed, form.sms() && missing, problems);
  }

  /**
   * A break until that day, in the zone of the lead.
   *
   * @param until null when none could be read
   */
  public PreferenceResult pause(Lead lead, @Nullable LocalDate until) {
    LocalDate last = longestPause(lead);
    if (until == null || !until.isAfter(today(lead)) || until.isAfter(last)) {
      return refused("until", "Choose a day from tomorrow to " + last + ".");
    }
    Instant end = until.atStartOfDay(lead.timeZone()).toInstant();
    Instant longest = clock.instant().plus(settings.longestPause());
    desk.pause(lead, end.isAfter(longest) ? longest : end, Actor.LEAD);
    return PreferenceResult.Saved.NOTHING_TO_SAY;
  }

  /** Alerts again, before the break is over. */
  public void resume(Lead lead) {
    desk.resume(lead, Actor.LEAD);
  }

  /** Asks for the proof of another address; the one in use stays until then. */
  public PreferenceResult changeAddress(Lead lead, String typed) {
    List<FieldProblem> problems = new ArrayList<>();
    String email = forms.address(typed, problems).address();
    if (!problems.isEmpty()) {
      FieldProblem problem = problems.getFirst();
      return new PreferenceResult.Refused(
          List.of(new FieldProblem("newEmail", problem.problem(), problem.suggestion())));
    }
    if (email.equalsIgnoreCase(lead.email())) {
      return refused("newEmail", "This is the address in use.");
    }
    if (!repeats(lead.pendingAddress(), email) && !desk.requestAddressChange(lead, email)) {
      return refused("newEmail", "That is enough for today. Try again tomorrow.");
    }
    return PreferenceResult.Saved.NOTHING_TO_SAY;
  }

  private boolean repeats(@Nullable PendingAddress pending, String email) {
    return pending != null
        && pending.email().equals(email)
        && pending.requestedAt().plus(SAME_WISH).isAfter(clock.instant());
  }

  private static PreferenceResult refused(String field, String problem) {
    return new PreferenceResult.Refused(List.of(FieldProblem.of(field, problem)));
  }
}
