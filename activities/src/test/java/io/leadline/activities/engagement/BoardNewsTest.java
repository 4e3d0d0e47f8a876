package io.leadline.activities.engagement;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Engagements;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadWorld;
import io.leadline.workflows.lead.EngagementSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BoardNewsTest {
  private final LeadWorld world = new LeadWorld();
  private final FakeBoardReports reports = new FakeBoardReports();
  private final BoardNews news =
      new BoardNews(new Engagements(world.leads, world.facts, world::now), reports);
  private final Lead lead = anActiveLead().build();

  BoardNewsTest() {
    world.leads.insert(lead);
    world.pass(Duration.ofDays(1));
  }

  @Test
  void whatTheBoardTellsCountsAndIsKept_onceHoweverOftenItIsTold() {
    BoardReport report = report(lead.id(), world.now().minusSeconds(60));

    assertThat(news.take(report)).isTrue();
    assertThat(news.take(report)).isTrue();

    assertThat(world.leads.find(lead.id()).orElseThrow().engagement().lastStrong())
        .isEqualTo(report.at());
    assertThat(reports.of(lead.id(), 9)).containsExactly(report);
  }

  @Test
  void aTimeStillToComeIsTheTimeOfTheReport() {
    assertThat(report(lead.id(), world.now().plusSeconds(600)).at()).isEqualTo(world.now());
  }

  @Test
  void nothingIsKeptOfStrangersAndOfErasedLeads() {
    world.leads.change(lead.id(), Lead::erased);

    assertThat(news.take(report(lead.id(), world.now()))).isFalse();
    assertThat(news.take(report("nobody", world.now()))).isFalse();

    assertThat(reports.of(lead.id(), 9)).isEmpty();
    assertThat(reports.of("nobody", 9)).isEmpty();
  }

  private BoardReport report(String leadId, Instant at) {
    return new BoardReport("board-1", leadId, EngagementSource.APPLY, at, world.now(), "p1");
  }
}
