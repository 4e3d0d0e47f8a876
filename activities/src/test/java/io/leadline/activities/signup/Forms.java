package io.leadline.activities.signup;

import io.leadline.activities.address.AddressCheck;
import io.leadline.activities.address.DisposableDomains;
import io.leadline.activities.address.FixedMailDomains;
import io.leadline.activities.address.PhoneCheck;
import io.leadline.activities.lead.LeadWorld;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.place.Place;
import io.leadline.activities.place.PlaceMatch;
import io.leadline.activities.place.Places;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Sign-up forms for tests, and the service that takes them. */
final class Forms {
  private static final AddressCheck ADDRESSES =
      new AddressCheck(DisposableDomains.load(Set.of(), Set.of()), new FixedMailDomains());

  private Forms() {}

  /** A good form: a nurse in Austin. */
  static SignUpForm jane() {
    return withEmail("Jane@example.com");
  }

  static SignUpForm withEmail(String email) {
    return form(email, "Registered  Nurse");
  }

  static SignUpForm withQuery(String query) {
    return form("Jane@example.com", query);
  }

  static FormCheck check(SignUpSettings settings) {
    return new FormCheck(ADDRESSES, new PhoneCheck("US"), places(), settings);
  }

  static SignUp signUpIn(LeadWorld world, SignUpSettings settings) {
    return new SignUp(
        check(settings),
        new SignUpLimits(settings, world::now),
        world.leads,
        world.facts,
        world.desk,
        world.suppressions,
        world.mails,
        Leads.HASHER,
        world.ids,
        world::now);
  }

  private static SignUpForm form(String email, String query) {
    return new SignUpForm(
        email,
        null,
        query,
        "Austin, TX",
        null,
        null,
        true,
        false,
        "Yes, send me jobs.",
        "203.0.113.7",
        null);
  }

  /** Knows Austin, and two towns called Springfield. */
  private static Places places() {
    Place austin = place("Austin", "TX", "America/Chicago", 974_000);
    List<Place> springfields =
        List.of(
            place("Springfield", "MO", "America/Chicago", 169_000),
            place("Springfield", "MA", "America/New_York", 155_000));
    return (text, country) ->
        switch (text) {
          case "Austin, TX" -> new PlaceMatch.Found(austin);
          case "Asutin" -> new PlaceMatch.Misspelt(List.of(austin));
          case "Springfield" -> new PlaceMatch.Ambiguous(springfields);
          default -> new PlaceMatch.Unknown();
        };
  }

  private static Place place(String name, String region, String zone, long population) {
    return new Place(name, region, "US", new GeoPoint(30, -97), ZoneId.of(zone), population);
  }
}
