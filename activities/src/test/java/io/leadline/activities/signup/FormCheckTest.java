package io.leadline.activities.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Interest;
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
  @ValueSource(strings = {"", "  ", "Anywhere", "remote"})
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

  private static SignUpForm at(
      @Nullable String location, @Nullable Double radius, @Nullable String zone) {
    return new SignUpForm(
        "jane@example.com", null, "nurse", location, radius, zone, true, false, "Yes.", null, null);
  }
}
