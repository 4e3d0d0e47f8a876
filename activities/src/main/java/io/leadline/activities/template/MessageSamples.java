package io.leadline.activities.template;

import io.leadline.activities.alert.Affinity;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.alert.InterestHash;
import io.leadline.activities.alert.RecentSlots;
import io.leadline.activities.alert.ShownPostings;
import io.leadline.activities.direct.DirectRecipient;
import io.leadline.activities.direct.TestDrafts;
import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Frequency;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadEngagement;
import io.leadline.activities.lead.PendingAddress;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendId;
import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.PostingHit;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.NoticeRequest;
import io.leadline.workflows.lead.VerificationRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Messages with sample data, or with the wishes of a lead, for operators to look at. Their links
 * look real and do nothing.
 */
public final class MessageSamples implements TestDrafts {
  private static final String ID = "sample";
  private static final String PHONE = "+15125550100";
  private static final String MARK = "[Test] ";

  private final MessageTemplates templates;
  private final InstantSource clock;

  /**
   * @throws UnusableTemplateException naming all that is wrong with the templates
   */
  public MessageSamples(TemplateFolder templates, MailSettings settings, InstantSource clock) {
    SampleLinks links = new SampleLinks();
    this.templates =
        MessageTemplates.of(
            templates,
            new MessageTemplates.Parts(
                links,
                links,
                settings,
                lead -> Optional.of(clock.instant().plus(Duration.ofHours(20))),
                null,
                clock));
    this.clock = clock;
  }

  /** A message to the lead of {@link #lead()} about {@link #postings()}. */
  public Draft of(SampleKind kind, Channel channel) {
    return of(kind, channel, lead(), postings());
  }

  /**
   * The same for a lead that there is.
   *
   * @param postings that an alert shows, at least one
   */
  public Draft of(SampleKind kind, Channel channel, Lead lead, List<PostingHit> postings) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return kind.notice()
        .map(
            notice ->
                templates
                    .notices()
                    .draft(
                        reachable(lead),
                        new NoticeRequest(
                            lead.id(), lead.epoch(), notice, channel, kind.number(), today)))
        .orElseGet(
            () ->
                kind == SampleKind.ALERT
                    ? templates.alerts().draft(state(lead, channel), postings)
                    : templates
                        .verification()
                        .draft(
                            lead,
                            new VerificationRequest(
                                lead.id(),
                                lead.epoch(),
                                kind.number(),
                                kind == SampleKind.REMINDER)));
  }

  @Override
  public Draft draft(String name, DirectRecipient recipient, String sendId) {
    SampleKind kind =
        SampleKind.find(name)
            .filter(found -> found.channels().contains(recipient.channel()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no such message for this channel; there are "
                            + SampleKind.words()));
    Draft sample = of(kind, recipient.channel());
    Lead known = recipient.lead();
    boolean mail = recipient.channel() == Channel.EMAIL;
    return new Draft(
        sendId,
        SendId.parse(sendId).leadId(),
        recipient.channel(),
        MessageKind.DIRECT,
        known == null ? 0 : known.epoch(),
        known == null ? 0 : known.addressVersion(),
        recipient.to(),
        recipient.toHash(),
        mail ? MARK + sample.subject() : "",
        sample.html(),
        mail ? sample.text() : MARK + sample.text(),
        sample.unsubscribeUrl(),
        List.of());
  }

  /** How many segments a text takes. */
  public static int segments(String text) {
    return TextSegments.count(text);
  }

  private AlertState state(Lead lead, Channel channel) {
    return new AlertState(
        lead.id(),
        channel,
        lead.interest(),
        InterestHash.of(lead.interest()),
        lead.timeZone(),
        List.of(),
        1,
        channel == Channel.EMAIL ? lead.email() : Objects.requireNonNullElse(lead.phone(), PHONE),
        ID,
        lead.epoch(),
        lead.addressVersion(),
        clock.instant(),
        null,
        false,
        null,
        null,
        ShownPostings.NONE,
        RecentSlots.NONE,
        Affinity.NONE);
  }

  /** With a number, and with another address that waits for its proof. */
  private Lead reachable(Lead lead) {
    int next = lead.addressVersion() + 1;
    return lead.withPhone(Objects.requireNonNullElse(lead.phone(), PHONE), ID)
        .awaiting(new PendingAddress("new@example.com", ID, next, clock.instant()));
  }

  /** Somebody who looks for nursing jobs in Austin. */
  public Lead lead() {
    Instant signedUp = clock.instant().minus(Duration.ofDays(30));
    return new Lead(
        ID,
        "ada@example.com",
        ID,
        PHONE,
        ID,
        new Interest("registered nurse", "Austin, TX", new GeoPoint(30.2672, -97.7431), 40),
        Frequency.DAILY,
        ZoneId.of("America/Chicago"),
        null,
        List.of(new ConsentRecord(1, true, true, "Yes", null, signedUp, signedUp)),
        1,
        null,
        List.of(),
        LeadEngagement.NONE,
        signedUp,
        LeadState.fresh(ID, signedUp));
  }

  /** An ordinary posting, one with everything, a bare one and one with what markup is made of. */
  public List<PostingHit> postings() {
    Instant now = clock.instant();
    return List.of(
        posting(
            "p1", "ICU Nurse", "Seton Medical Center", "Austin, TX", "$42-55 an hour", false, now),
        posting(
            "p2",
            "Registered Nurse, Telehealth: night shifts, part time, from anywhere in Texas",
            "St. David's HealthCare",
            "Round Rock, TX",
            "",
            true,
            now.minus(Duration.ofDays(2))),
        posting("p3", "Charge Nurse", "", "", "", false, now.minus(Duration.ofDays(3))),
        posting(
            "p4",
            "R&D Nurse <b>\"urgent\"</b> {{url}}",
            "O'Hara & Söhne",
            "Austin, TX",
            "",
            false,
            now));
  }

  private static PostingHit posting(
      String id,
      String title,
      String company,
      String place,
      String pay,
      boolean remote,
      Instant seen) {
    return new PostingHit(id, title, company, place, pay, "", remote, seen, 1);
  }
}
