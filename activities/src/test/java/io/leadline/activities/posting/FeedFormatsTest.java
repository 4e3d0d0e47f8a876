package io.leadline.activities.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.posting.feed.FeedLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Telling formats apart by how documents begin. */
class FeedFormatsTest {
  private final FeedFormats formats = new FeedFormats(FeedLimits.DEFAULT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <?xml version="1.0"?><source><publisher>p</publisher><job><title>          | indeed-xml
          <jobs><job id="1">                                                         | indeed-xml
          <source><job><partnerJobId>1</partnerJobId>                                | linkedin-xml
          <?xml version="1.0"?><workzag-jobs><position>                              | personio-xml
          <?xml version="1.0"?><rss version="2.0"><channel>                          | rss
          {"jobs":[{"location":{},"absolute_url":"https://x.org","title":"T          | greenhouse
          {"jobs":[],"meta":{"total":0}}                                             | greenhouse
          [{"additional":"x","categories":{},"id":"1","hostedUrl":"h                 | lever
          []                                                                         | lever
          {"jobs":[{"id":"1","jobUrl":"https://x.org/1"}]}                           | ashby
          {"jobs":[],"apiVersion":"1"}                                               | ashby
          {"mean":1,"results":[{"id":"1","redirect_url":"https://x.org"}],"count":1} | adzuna
          <!DOCTYPE html><source src="x"><script type="application/ld+json">         | json-ld
          <html><script type='application/ld+json'>                                  | json-ld
          {"@context":"https://schema.org","@type":"JobPosting"}                     | json-ld
          [{"@type":"JobPosting","title":"T"}]                                       | json-ld
          """)
  void recognisesAFormat(String beginning, String format) {
    assertThat(formats.reader("auto", beginning).format()).isEqualTo(format);
    assertThat(formats.reader("auto", "ï»¿ \n" + beginning).format()).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title,company,url",
        "{\"users\":[{\"id\":1}]}",
        "<feed xmlns=\"a\">",
        "%PDF-1.7",
        "[1,2]"
      })
  void namesTheFormatsWhenItIsNone(String beginning) {
    assertThatThrownBy(() -> formats.reader("auto", beginning))
        .isInstanceOf(UnusableFeedException.class)
        .hasMessageContaining("indeed-xml, linkedin-xml, personio-xml, rss, greenhouse, lever,")
        .hasMessageContaining("ashby, adzuna, json-ld");
  }

  @Test
  void takesTheFormatThatIsAskedFor() {
    assertThat(formats.reader("rss", "<source>").format()).isEqualTo("rss");
    assertThatThrownBy(() -> formats.reader("csv", ""))
        .hasMessageContaining("unknown format csv; known are auto, indeed-xml");
  }
}
