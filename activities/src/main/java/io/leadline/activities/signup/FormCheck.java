package io.leadline.activities.signup;

import io.leadline.activities.address.AddressCheck;
import io.leadline.activities.address.AddressReport;
import io.leadline.activities.address.PhoneCheck;
import io.leadline.activities.address.PhoneZones;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.lead.Preferences;
import io.leadline.activities.place.Place;
import io.leadline.activities.place.PlaceMatch;
import io.leadline.activities.place.Places;
import io.leadline.activities.place.RemoteWords;
import io.leadline.activities.place.TakenPlace;
import io.leadline.activities.posting.Pay;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a form: either everything in it can be used, or every bad field is named at once. */
public final class FormCheck {
  private static final int LONGEST_QUERY = 100;
  private static final int LONGEST_CONSENT = 5000;
  private static final int LONGEST_EXTERNAL_ID = 100;
  private static final double LARGEST_RADIUS_KM = 500;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}]+");

  private final AddressCheck addresses;
  private final PhoneCheck phones;
  private final PhoneZones phoneZones = new PhoneZones();
  private final Places places;
  private final SignUpSettings settings;

  public FormCheck(
      AddressCheck addresses, PhoneCheck phones, Places places, SignUpSettings settings) {
    this.addresses = addresses;
    this.phones = phones;
    this.places = places;
    this.settings = settings;
  }

  /**
   * A form that can be used, normalised; empty problems mean that the rest is set.
   *
   * @param place which one was taken, if another may be meant
   */
  record Checked(
      AddressReport address,
      @Nullable String phone,
      Interest interest,
      ZoneId timeZone,
      @Nullable TakenPlace place,
      List<FieldProblem> problems) {}

  /**
   * What somebody looks for, and where its local time is.
   *
   * @param place which one was taken, if another may be meant
   */
  public record Wishes(Interest interest, ZoneId zone, @Nullable TakenPlace place) {}

  /** Where somebody looks: around a place, from anywhere, or without either wherever it is. */
  private record Where(@Nullable Place place, boolean remoteOnly, @Nullable TakenPlace taken) {
    static final Where ANY_PLACE = new Where(null, false, null);
    static final Where REMOTE = new Where(null, true, null);
  }

  Checked check(SignUpForm form) {
    List<FieldProblem> problems = new ArrayList<>();
    AddressReport address = address(form.email(), problems);
    String phone = phone(form.phone(), form.consentSms(), problems);
    String query = query(form.query(), problems);
    List<FieldProblem> ofZone = new ArrayList<>();
    ZoneId stated = statedZone(form.timeZone(), ofZone);
    List<ZoneId> likely =
        stated != null ? List.of(stated) : phone == null ? List.of() : phoneZones.of(phone);
    Where where = where(form.location(), likely, problems);
    double radius = radius(form.radiusKm(), problems);
    problems.addAll(ofZone);
    String minPay = minPay(form.minPay(), problems);
    ZoneId zone = stated != null ? stated : zone(where.place(), likely);
    consent(form, problems);
    if (form.externalId() != null && form.externalId().length() > LONGEST_EXTERNAL_ID) {
      problems.add(FieldProblem.of("externalId", "At most 100 characters are kept."));
    }
    Interest interest = interest(query, where, radius, minPay);
    return new Checked(address, phone, interest, zone, where.taken(), List.copyOf(problems));
  }

  /**
   * Reads what a lead that is known looks for from now on. A place that it keeps stays where it is,
   * and so does its zone.
   *
   * @param minPay the least it expects, in words; null for any
   * @param problems to which bad fields are added
   */
  public Wishes wishes(
      Preferences now,
      String query,
      @Nullable String location,
      @Nullable Double radiusKm,
      @Nullable String minPay,
      List<FieldProblem> problems) {
    String words = query(query, problems);
    Interest known = now.interest();
    boolean kept = location != null && location.strip().equals(known.placeName());
    Where where = kept ? Where.ANY_PLACE : where(location, List.of(now.timeZone()), problems);
    double radius = radius(radiusKm, problems);
    String pay = minPay(minPay, problems);
    Place place = where.place();
    return kept
        ? new Wishes(
            new Interest(words, known.placeName(), known.centre(), radius, false, pay),
            now.timeZone(),
            null)
        : new Wishes(
            interest(words, where, radius, pay),
            place == null ? now.timeZone() : place.zone(),
            where.taken());
  }

  private static Interest interest(
      String query, Where where, double radius, @Nullable String minPay) {
    Place place = where.place();
    return place == null
        ? new Interest(query, null, null, 0, where.remoteOnly(), minPay)
        : new Interest(query, place.label(), place.point(), radius, false, minPay);
  }

  /** Reads an address; one that must not be written to becomes a problem of {@code email}. */
  public AddressReport address(String email, List<FieldProblem> problems) {
    AddressReport report = addresses.check(email);
    if (report.verdict() == AddressReport.Verdict.REFUSE) {
      String problem = Objects.requireNonNull(report.problem(), "refused without a problem");
      problems.add(new FieldProblem("email", problem, report.suggestion()));
    }
    return report;
  }

  /**
   * Reads a number for text messages, as E.164; null when none was given.
   *
   * @param needed whether leaving it out is a problem
   */
  public @Nullable String phone(
      @Nullable String text, boolean needed, List<FieldProblem> problems) {
    if (text == null || text.isBlank()) {
      if (needed) {
        problems.add(FieldProblem.of("phone", "Text messages need a mobile number."));
      }
      return null;
    }
    PhoneCheck.Report report = phones.check(text);
    if (report.problem() != null) {
      problems.add(FieldProblem.of("phone", report.problem()));
    }
    return report.e164();
  }

  private static String query(String text, List<FieldProblem> problems) {
    String query =
        BLANKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
            .replaceAll(" ")
            .strip()
            .toLowerCase(Locale.ROOT);
    if (query.codePoints().noneMatch(Character::isLetterOrDigit)) {
      problems.add(FieldProblem.of("query", "Say what work you look for, such as nurse."));
    } else if (query.length() > LONGEST_QUERY) {
      problems.add(FieldProblem.of("query", "At most 100 characters are searched for."));
    }
    return query;
  }

  private Where where(@Nullable String location, List<ZoneId> likely, List<FieldProblem> problems) {
    if (location == null || RemoteWords.isAnyPlace(location)) {
      return Where.ANY_PLACE;
    }
    if (RemoteWords.isRemote(location)) {
      return Where.REMOTE;
    }
    PlaceMatch match = places.find(location, null);
    Place place = match.best(likely).orElse(null);
    if (place == null) {
      problems.add(
          FieldProblem.of(
              "location",
              (match instanceof PlaceMatch.Wide
                      ? "That is a whole state or country."
                      : "This place is not known.")
                  + " Try a city with its state or country, such as Austin, TX, a postal code, or"
                  + " remote."));
      return Where.ANY_PLACE;
    }
    return new Where(place, false, TakenPlace.of(location.strip(), match, place).orElse(null));
  }

  private static @Nullable String minPay(@Nullable String text, List<FieldProblem> problems) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String pay = BLANKS.matcher(text).replaceAll(" ").strip();
    if (Pay.parse(pay).isEmpty()) {
      problems.add(
          FieldProblem.of(
              "minPay",
              "Say an amount with its currency and period, such as $20 an hour or 60000 PLN a"
                  + " year."));
    }
    return pay;
  }

  private double radius(@Nullable Double radiusKm, List<FieldProblem> problems) {
    if (radiusKm == null) {
      return settings.radiusKm();
    }
    // Written so that NaN is refused too.
    if (!(radiusKm >= 1 && radiusKm <= LARGEST_RADIUS_KM)) {
      problems.add(FieldProblem.of("radiusKm", "Expected a number from 1 to 500."));
    }
    return radiusKm;
  }

  private static @Nullable ZoneId statedZone(
      @Nullable String timeZone, List<FieldProblem> problems) {
    if (timeZone == null || timeZone.isBlank()) {
      return null;
    }
    try {
      return ZoneId.of(timeZone.strip());
    } catch (DateTimeException e) {
      problems.add(FieldProblem.of("timeZone", "Expected a time zone such as America/Chicago."));
      return null;
    }
  }

  /**
   * The place's; else the phone's, of several the board's if it is one of them; else the board's.
   */
  private ZoneId zone(@Nullable Place place, List<ZoneId> ofPhone) {
    if (place != null) {
      return place.zone();
    }
    return ofPhone.isEmpty() || ofPhone.contains(settings.timeZone())
        ? settings.timeZone()
        : ofPhone.getFirst();
  }

  private static void consent(SignUpForm form, List<FieldProblem> problems) {
    if (!form.consentEmail()) {
      problems.add(FieldProblem.of("consent.email", "Alerts by e-mail need consent to them."));
    }
    if (form.consentText().isBlank()) {
      problems.add(FieldProblem.of("consent.text", "The wording that was agreed to is needed."));
    } else if (form.consentText().length() > LONGEST_CONSENT) {
      problems.add(FieldProblem.of("consent.text", "At most 5000 characters are kept."));
    }
  }
}
