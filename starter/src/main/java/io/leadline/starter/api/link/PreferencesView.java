package io.leadline.starter.api.link;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.PendingAddress;
import io.leadline.activities.preference.Channels;
import io.leadline.activities.preference.PreferenceDesk;
import io.leadline.activities.preference.PreferenceResult.Change;
import io.leadline.activities.preference.PreferenceResult.Saved;
import io.leadline.activities.preference.Standing;
import io.leadline.starter.page.Fields;
import io.leadline.starter.page.Masked;
import io.leadline.starter.page.PreferencesPage;
import io.leadline.starter.page.PreferencesPage.Break;
import io.leadline.starter.page.Wish;
import io.leadline.workflows.lead.LeadState;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lead as its preferences page shows it. */
final class PreferencesView {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.ENGLISH);

  private final PreferenceDesk desk;

  PreferencesView(PreferenceDesk desk) {
    this.desk = desk;
  }

  /**
   * @param status what was just done
   */
  PreferencesPage page(Lead lead, Standing standing, Fields fields, @Nullable String status) {
    String phone = lead.phone();
    PendingAddress pending = lead.pendingAddress();
    return new PreferencesPage(
        fields,
        status,
        Masked.email(lead.email()),
        desk.channels(lead).mailLost(),
        phone == null ? null : Masked.phone(phone),
        pending == null ? null : Masked.email(pending.email()),
        rest(lead, standing),
        desk.today(lead).plusDays(1),
        desk.longestPause(lead));
  }

  /** What is stored, as values of the form. */
  Fields stored(Lead lead) {
    Map<String, String> values = new HashMap<>();
    Interest interest = lead.interest();
    values.put("query", interest.query());
    values.put("location", Wish.where(interest));
    values.put("minPay", interest.minPay() == null ? "" : interest.minPay());
    values.put("radiusKm", String.valueOf(Math.round(interest.radiusKm())));
    values.put("frequency", lead.frequency().name());
    Channels channels = desk.channels(lead);
    return new Fields(values, Map.of())
        .withChecked("email", channels.mailOn())
        .withChecked("sms", channels.textsOn());
  }

  String day(@Nullable LocalDate date) {
    return date == null ? "that day" : DAY.format(date);
  }

  private Break rest(Lead lead, Standing standing) {
    LeadState.Pause pause = lead.life().pause();
    return switch (standing) {
      case AWAY ->
          new Break(
              pause == null || pause.until() == null
                  ? "paused"
                  : "paused until " + day(LocalDate.ofInstant(pause.until(), lead.timeZone())),
              true);
      case QUIET -> new Break("paused, since it has been quiet", true);
      case HELD -> new Break("paused by us; answer any of our messages to go on", false);
      default -> Break.NONE;
    };
  }

  /** What was saved, for the reader. */
  static String words(Saved saved, Standing before, Lead lead) {
    Set<Change> changes = saved.changes();
    StringBuilder words = new StringBuilder(changes.isEmpty() ? "All as it was." : "Saved.");
    if (saved.place() != null) {
      words.append(' ').append(saved.place().words());
    }
    if (before == Standing.QUIET) {
      words.append(" Your alerts go on.");
    }
    if (changes.contains(Change.MAIL_ASKED_FOR)) {
      words
          .append(" Alerts by mail begin when you press the button in the message to ")
          .append(Masked.email(lead.email()))
          .append('.');
    }
    if (changes.contains(Change.TEXTS_ON)) {
      words.append(" Texts are on.");
    }
    if (changes.contains(Change.TEXTS_OFF)) {
      words.append(" Texts are off.");
    }
    if (changes.contains(Change.MAIL_OFF)) {
      words.append(" Mail is off.");
    }
    return words.toString();
  }
}
