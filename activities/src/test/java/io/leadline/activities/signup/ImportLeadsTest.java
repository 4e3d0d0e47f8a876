package io.leadline.activities.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.job.run.JobTrialEnd;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadWorld;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.posting.FeedFetcher.Fetched;
import io.leadline.activities.posting.FeedVersion;
import io.leadline.activities.signup.ListImport.RowError;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists as operators have them, taken over by a job. */
class ImportLeadsTest {
  /** Where the connection breaks off the first time that the list is read. */
  private static final String CUT = "#cut#";

  private static final URI LIST = URI.create("https://board.test/leads.csv");

  private final LeadWorld world = new LeadWorld();
  private final Map<URI, String> web = new HashMap<>();
  private final JobTrial<ImportLeads.Input, ListImport.Summary> trial =
      JobTrial.of(new ImportLeads(this::leadImport, (address, tag) -> open(address)));

  @Test
  void takesOverAListFromTheWeb_onceHoweverOftenItRuns() {
    web.put(
        LIST,
        """
        E-Mail,query,Location,consent_text,consent_time
        ada@example.com,nurse,"Austin, TX",Yes,2026-05-01
        ben@example.com,welder,,,
        """);

    ListImport.Summary first = trial.run(new ImportLeads.Input(LIST, null, null)).result();
    ListImport.Summary again = trial.again().result();

    assertThat(first)
        .extracting("rows", "added", "proved", "known")
        .containsExactly(2L, 2L, 1L, 0L);
    assertThat(again).extracting("rows", "added", "known").containsExactly(2L, 0L, 2L);
    assertThat(world.leads.list(null, null, 9))
        .extracting(Lead::email)
        .containsExactlyInAnyOrder("ada@example.com", "ben@example.com");
    assertThat(world.outbox.size()).isEqualTo(2);
  }

  @Test
  void namesEachBadRowByItsLine_andGoesOn() {
    String csv =
        """
        email;query;location
        nobody;nurse;
        ada@example.com;nurse;Nowhere at all
        "ben@example.com";"nurse
        and carer";
        carl@example.com;nurse;a;b
        dora@example.com;nurse;""";

    ListImport.Summary summary = summary(trial.run(new ImportLeads.Input(null, csv, null)));

    assertThat(summary).extracting("rows", "added", "refused").containsExactly(5L, 2L, 3L);
    assertThat(summary.errors()).extracting(RowError::line).containsExactly(2L, 3L, 6L);
    assertThat(summary.errors())
        .extracting(RowError::field)
        .containsExactly("email", "location", "row");
  }

  @Test
  void goesOnAfterABrokenConnection_withoutDoubles() {
    // More than is read before the first row is taken.
    String rows =
        IntStream.range(0, 4000)
            .mapToObj(i -> "lead" + i + "@example.com,nurse\n")
            .collect(Collectors.joining());
    web.put(LIST, "email,query\n" + rows + CUT + "ben@example.com,nurse\n");

    var end = trial.run(new ImportLeads.Input(LIST, null, null));

    assertThat(end.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(end.attempts()).isEqualTo(2);
    assertThat(summary(end).known()).isPositive();
    assertThat(summary(end).added() + summary(end).known()).isEqualTo(4001);
    assertThat(world.outbox.size()).isEqualTo(4001);
  }

  @Test
  void onlyTellsWhatItWouldDo() {
    var input = new ImportLeads.Input(null, "email,query\nada@example.com,nurse", true);

    assertThat(summary(trial.run(input)).added()).isEqualTo(1);
    assertThat(world.leads.list(null, null, 9)).isEmpty();
  }

  @Test
  void refusesWhatIsNoList_withoutTryingAgain() {
    var end = trial.run(new ImportLeads.Input(null, "email,query,shoeSize\n", null));

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(end.attempts()).isEqualTo(1);
    assertThat(Objects.requireNonNull(end.error()).message()).contains("Nobody knows shoeSize");
    assertThatThrownBy(() -> new ImportLeads.Input(null, null, null))
        .hasMessage("either url or csv must be given");
    assertThatThrownBy(() -> new ImportLeads.Input(LIST, "x", null))
        .hasMessage("either url or csv must be given");
  }

  @Test
  void tellsHowFarItIs_andShowsNobodysData() {
    var input =
        new ImportLeads.Input(null, "email,query\nada@example.com,nurse\nben,nurse\n", null);

    var end = trial.run(input);

    assertThat(end.progress())
        .singleElement()
        .extracting("done", "note")
        .containsExactly(2L, "rows");
    assertThat(input.toString()).doesNotContain("ada");
    assertThat(end.log()).isEmpty();
  }

  private static ListImport.Summary summary(JobTrialEnd<ListImport.Summary> end) {
    return Objects.requireNonNull(end.result());
  }

  private Fetched open(URI address) throws IOException {
    String list = web.get(address);
    if (list == null) {
      throw new IOException("the server answered 404");
    }
    int cut = list.indexOf(CUT);
    if (cut < 0) {
      return new Fetched(bytes(list), FeedVersion.UNKNOWN);
    }
    web.put(address, list.replace(CUT, ""));
    return new Fetched(new CutOff(bytes(list.substring(0, cut))), FeedVersion.UNKNOWN);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private LeadImport leadImport() {
    return new LeadImport(
        Forms.check(SignUpSettings.DEFAULTS),
        world.leads,
        world.untoldFacts,
        world.suppressions,
        Leads.HASHER,
        world.ids,
        ImportPace.DEFAULT,
        0,
        world::now);
  }

  /** Ends with a failure in place of its end. */
  private static final class CutOff extends FilterInputStream {
    CutOff(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read < 0) {
        throw new IOException("connection reset");
      }
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      if (read < 0) {
        throw new IOException("connection reset");
      }
      return read;
    }
  }
}
