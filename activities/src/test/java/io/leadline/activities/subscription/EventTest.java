package io.leadline.activities.subscription;

import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.batch.BatchEnded;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // the fresh state is NEW
    "ACTIVE, confirm, lead.new",
    "NEW, look,",
    "NEW, unsubscribe, lead.unsubscribed",
    "NEW, smsStop, lead.unsubscribed",
    "ACTIVE, unsubscribe, lead.new;lead.unsubscribed",
    "NEW, complain, lead.complained",
    "NEW, bounce, lead.bounced",
    "NEW, smsStart, lead.texts-agreed"
  })
  void tellsStagesAndWithdrawals(LeadStage before, String why, @Nullable String types) {
    List<Event> events = Event.of(change(before, why));

    assertThat(events)
        .extracting(Event::type)
        .containsExactlyElementsOf(types == null ? List.of() : Arrays.asList(types.split(";", -1)));
    assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
  }

  @Test
  void namesALeadByItsId_andHoldsNothingElseOfIt() {
    Event event = Event.of(change(LeadStage.ACTIVE, "smsStop")).getFirst();

    assertThat(json(event))
        .isEqualTo(
            "{\"leadId\":\"l1\",\"from\":\"ACTIVE\",\"stage\":\"NEW\",\"cause\":\"smsStop\","
                + "\"emailConsent\":\"NONE\",\"smsConsent\":\"NONE\",\"version\":0}");
  }

  @Test
  void tellsHowAJobEnded_andADeadLetterThatEndsAgainIsAnotherEvent() {
    JobRecord job = aJob("j1").kind("import-feed").ended(JobStatus.FAILED, NOW).build();

    Event event = Event.of(job, NOW);

    assertThat(event.type()).isEqualTo("job.failed");
    assertThat(json(event))
        .contains("\"jobId\":\"j1\"", "\"kind\":\"import-feed\"", "\"status\":\"failed\"")
        .doesNotContain("input", "message");
    assertThat(Event.of(job, NOW).id()).isEqualTo(event.id());
    assertThat(Event.of(job, NOW.plusSeconds(9)).id()).isNotEqualTo(event.id());
  }

  @Test
  void tellsHowABatchEnded() {
    Event event = Event.of(new BatchEnded("b1", 7, 2, 1), "noop", NOW);

    assertThat(event.type()).isEqualTo("batch.ended");
    assertThat(json(event))
        .isEqualTo(
            "{\"batchId\":\"b1\",\"kind\":\"noop\",\"succeeded\":7,\"failed\":2,\"cancelled\":1}");
    assertThat(Event.of(new BatchEnded("b1", 7, 2, 1), "noop", NOW.plusSeconds(1)).id())
        .isEqualTo(event.id());
  }

  private static LeadChange change(LeadStage before, String why) {
    return new LeadChange(before, LeadState.fresh("l1", NOW), why, NOW, List.of());
  }

  private static String json(Event event) {
    return new String(JobJson.write(event.data()), StandardCharsets.UTF_8);
  }
}
