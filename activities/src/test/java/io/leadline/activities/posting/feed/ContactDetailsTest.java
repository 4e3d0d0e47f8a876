package io.leadline.activities.posting.feed;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactDetailsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '`',
      textBlock =
          """
          Send your CV to jobs@example.com.              | -  | Send your CV.
          Send your CV to jobs (at) example (dot) com    | -  | Send your CV
          Call 512-555-0142 or (512) 555-0143 today      | US | Call today
          Call (512) 476-2201 today                      | US | Call today
          Questions? Tel.: +48 22 634 00 00              | -  | Questions?
          Rufen Sie an: 030 901820                       | DE | Rufen Sie an:
          Care.#Contact: Jane Doe                        | -  | Care.
          Care.#Contact: Jane Doe, jane.doe@example.com  | -  | Care.
          Care.#Recruiter: Jane van der Berg             | -  | Care.
          Ansprechpartnerin: Frau Erika Muster           | DE | ``
          Contact Jane Doe at jane@example.com to apply. | -  | to apply.
          Please ask Jane Doe (512-476-2201) for it.     | US | Please ask for it.
          Care.#Jane Doe#Senior Recruiter#E-mail: j@x.io#Phone: +1 512-476-2201 | - | Care.
          Benefits: dental, vision#Apply by mail: a@b.co#Work nights | - | Benefits: dental, vision#Apply#Work nights
          """)
  void takesOutPeopleAndTheirDetails(String text, @Nullable String country, String rest) {
    assertThat(ContactDetails.leftOut(text.replace('#', '\n'), country))
        .isEqualTo(rest.replace('#', '\n'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pay: $120,000 - $150,000 a year, 401(k), 40 hours",
        "From 2026-03-01 to 2026-12-31, shifts 7:00-19:30",
        "Contact the ward for details.",
        "Customer contact: daily, by phone and in person",
        "You will contact Medicare and Blue Cross for claims",
        "Seton Medical Center\nAustin, Texas 78701-1234",
        "Requires 10+ years, ISO 27001, ICD-10-CM, 1000000 records"
      })
  void leavesOtherTextAlone(String text) {
    assertThat(ContactDetails.leftOut(text, "US")).isEqualTo(text);
  }

  @Property
  void leavesNoAddressWhereverItStands(
      @ForAll @AlphaChars @StringLength(max = 20) String before,
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String name,
      @ForAll @AlphaChars @StringLength(max = 20) String after) {
    String text = before + " " + name + "@example.com " + after;

    assertThat(ContactDetails.leftOut(text, null)).doesNotContain("@").doesNotContain("\ue000");
  }

  @Test
  void changesNothingTheSecondTime() {
    String once =
        ContactDetails.leftOut("Call Jane Doe at (512) 476-2201 or jane@example.com.", "US");

    assertThat(ContactDetails.leftOut(once, "US")).isEqualTo(once);
    assertThat(once).doesNotContain("Jane").doesNotContain("476");
  }
}
