package io.leadline.activities.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.place.TakenPlace;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {
  private final FormCheck check =
      Forms.check(new SignUpSettings(ZoneId.of("America/Denver"), 40, 60, 200));

  @Test
  void namesEveryBadFieldAtOnce() {
    SignUpForm bad =
        new SignUpForm(
            "jane", "12", " - ", "Nowhere", -1.0, "Mars", false, true, " ", null, "x".repeat(101));

    assertThat(check.check(bad).problems())
        .extracting(FieldProblem::field)
        .containsExactly(
            "email",
            "phone",
            "query",
            "location",
            "radiusKm",
            "timeZone",
            "consent.email",
            "consent.text",
            "externalId");
  }

  @Test
  void aMissingPhoneIsMissedOnlyForTexts() {
    assertThat(check.check(form(null, false)).problems()).isEmpty();
    assertThat(check.check(form(null, true)).problems())
        .extracting(FieldProblem::field)
        .containsExactly("phone");
    FormCheck.Checked withPhone = check.check(form("(512) 555-0100", true));
    assertThat(withPhone.problems()).isEmpty();
    assertThat(withPhone.phone()).isEqualTo("+15125550100");
  }

  @ParameterizedTest
  @CsvSource({
    "'  Registered \t NURSE ', registered nurse",
    "C++, c++",
    "ＩＣＵ, ｉｃｕ",
    "Éclair, éclair"
  })
  void normalisesTheQuery(String typed, String kept) {
    assertThat(check.check(Forms.withQuery(typed)).interest().query()).isEqualTo(kept);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "Anywhere", "anywhere in the world", "gdziekolwiek"})
  void withoutAPlaceAnywhereWillDo(@Nullable String location) {
    FormCheck.Checked checked = check.check(at(location, null, null));

    assertThat(checked.problems()).isEmpty();
    assertThat(checked.interest()).isEqualTo(new Interest("nurse", null, null, 0));
    assertThat(checked.timeZone()).isEqualTo(ZoneId.of("America/Denver"));
  }

  @Test
  void ofSeveralPlacesTheLargestIsMeant() {
    FormCheck.Checked checked = check.check(at("Springfield", 25.0, null));

    assertThat(checked.interest().placeName()).isEqualTo("Springfield, MO");
    assertThat(checked.interest().radiusKm()).isEqualTo(25);
    assertThat(checked.timeZone()).isEqualTo(ZoneId.of("America/Chicago"));
  }

  @Test
  void saysWhichPlaceWasTakenAndWhatElseThereIs() {
    assertThat(check.check(at("Springfield", null, null)).place())
        .isEqualTo(
            new TakenPlace("Springfield", "Springfield, MO", false, List.of("Springfield, MA")));
    assertThat(check.check(at("Asutin", null, null)).place())
        .isEqualTo(new TakenPlace("Asutin", "Austin, TX", true, List.of()));
    assertThat(check.check(at("Austin, TX", null, null)).place()).isNull();
  }

  @Test
  void ofSeveralPlacesTheOneInTheStatedZone_orThePhonesIsMeant() {
    SignUpForm massachusetts = in("Springfield", "America/New_York", null);
    assertThat(check.check(massachusetts).interest().placeName()).isEqualTo("Springfield, MA");
    SignUpForm bostonPhone = in("Springfield", null, "+16175550123");
    assertThat(check.check(bostonPhone).interest().placeName()).isEqualTo("Springfield, MA");
    SignUpForm chicagoPhone = in("Springfield", null, "+13125550123");
    assertThat(check.check(chicagoPhone).interest().placeName()).isEqualTo("Springfield, MO");
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote", "Praca zdalna", "WFH"})
  void remoteMeansRemoteOnly(String location) {
    FormCheck.Checked checked = check.check(at(location, 25.0, null));

    assertThat(checked.problems()).isEmpty();
    assertThat(checked.interest()).isEqualTo(new Interest("nurse", null, null, 0, true, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Europe/Warsaw | Austin, TX | +12135550123 | Europe/Warsaw
          -             | Austin, TX | +12135550123 | America/Chicago
          -             | -          | +12135550123 | America/Los_Angeles
          -             | remote     | +48600123456 | Europe/Warsaw
          -             | -          | +13035550123 | America/Denver
          -             | -          | +18005550123 | America/Denver
          -             | -          | -            | America/Denver
          """)
  void theZoneIsTheStatedOne_elseThePlaces_elseThePhones_elseTheBoards(
      @Nullable String stated, @Nullable String place, @Nullable String phone, String expected) {
    FormCheck.Checked checked = check.check(in(place, stated, phone));

    assertThat(checked.timeZone()).isEqualTo(ZoneId.of(expected));
  }

  @Test
  void expectsPayOnlyInWordsThatCompare() {
    assertThat(check.check(expecting(" $20  an hour ")).interest().minPay())
        .isEqualTo("$20 an hour");
    assertThat(check.check(expecting("")).interest().minPay()).isNull();
    assertThat(check.check(expecting("a lot")).problems())
        .extracting(FieldProblem::field)
        .containsExactly("minPay");
  }

  @Test
  void anUnknownPlaceIsRefusedWithAHint() {
    List<FieldProblem> problems = check.check(at("Atlantis", null, null)).problems();

    assertThat(problems).singleElement().extracting(FieldProblem::field).isEqualTo("location");
    assertThat(problems.getFirst().problem()).contains("Austin, TX").contains("postal code");
  }

  @Test
  void theZoneInTheFormWins() {
    assertThat(check.check(at("Austin, TX", null, "Europe/Warsaw")).timeZone())
        .isEqualTo(ZoneId.of("Europe/Warsaw"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -5, 501, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesARadiusThatMakesNoSense(double radius) {
    assertThat(check.check(at("Austin, TX", radius, null)).problems())
        .extracting(FieldProblem::field)
        .containsExactly("radiusKm");
  }

  private static SignUpForm form(@Nullable String phone, boolean sms) {
    return new SignUpForm(
        "jane@example.com", phone, "nurse", null, null, null, true, sms, "Yes.", null, null);
  }

  private static SignUpForm in(
      @Nullable String location, @Nullable String zone, @Nullable String phone) {
    return new SignUpForm(
        "jane@example.com", phone, "nurse", location, null, zone, true, false, "Yes.", null, null);
  }

  private static SignUpForm expecting(String pay) {
    return new SignUpForm(
        "jane@example.com", null, "nurse", null, null, null, true, false, "Yes.", null, null, pay);
  }

  private static SignUpForm at(
      @Nullable String location, @Nullable Double radius, @Nullable String zone) {
    return new SignUpForm(
        "jane@example.com", null, "nurse", location, radius, zone, true, false, "Yes.", null, null);
  }
}
