package io.leadline.activities.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.place.Gazetteer;
import io.leadline.activities.posting.PlaceSurvey.Kind;
import io.leadline.activities.posting.PlaceSurvey.Wording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceSurveyTest {
  private static String job(int number, String place) {
    return "<job><title>Nurse</title><referencenumber>%d</referencenumber>".formatted(number)
        + "<url>https://jobs.example.com/%d</url><description>x</description>%s</job>"
            .formatted(number, place);
  }

  @Test
  void tellsOfEveryWordingWhatBecameOfIt() throws IOException {
    String feed =
        "<source>"
            + job(1, "<city>Austin</city><state>TX</state><country>US</country>")
            + job(2, "<city>Austin</city><state>TX</state><country>US</country>")
            + job(3, "<city>Springfield</city><country>US</country>")
            + job(4, "<city>Asutin</city><state>TX</state><country>US</country>")
            + job(5, "<city>Remote</city>")
            + job(6, "<city>Back of beyond</city><country>US</country>")
            + job(7, "")
            + job(8, "<country>DE</country>")
            + "<job><title>no reference</title></job>"
            + "</source>";

    PlaceSurvey.Report report =
        new PlaceSurvey(new Gazetteer())
            .of(new ByteArrayInputStream(feed.getBytes(UTF_8)), "auto", null);

    assertThat(report.format()).isEqualTo("indeed-xml");
    assertThat(report.items()).isEqualTo(8);
    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.remote()).isEqualTo(1);
    assertThat(report.byKind())
        .isEqualTo(
            Map.of(
                Kind.FOUND, 2,
                Kind.AMBIGUOUS, 1,
                Kind.MISSPELT, 1,
                Kind.REMOTE, 1,
                Kind.WIDE, 1,
                Kind.UNKNOWN, 1,
                Kind.NOT_STATED, 1));
    assertThat(report.wordings())
        .contains(
            new Wording("Austin, TX, US", Kind.FOUND, 2, "Austin, TX", List.of()),
            new Wording("Asutin, TX, US", Kind.MISSPELT, 1, "Austin, TX", List.of()),
            new Wording("Back of beyond, US", Kind.UNKNOWN, 1, null, List.of()));
    assertThat(report.wordings())
        .filteredOn(wording -> wording.kind() == Kind.AMBIGUOUS)
        .singleElement()
        .satisfies(
            wording -> {
              assertThat(wording.taken()).isEqualTo("Springfield, MO");
              assertThat(wording.others()).contains("Springfield, MA");
            });
  }
}
