package io.leadline.starter.api;

import io.leadline.activities.lead.Frequency;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadEngagement;
import io.leadline.workflows.lead.LeadState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Leads for tests of what shows them. */
public final class TestLeads {
  public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  public static final String ID = "abcdefgh234567ij";

  private TestLeads() {}

  public static Lead aNewLead() {
    return new Lead(
        ID,
        "ada@example.com",
        "hash",
        null,
        null,
        new Interest("registered nurse", null, null, 50),
        Frequency.DAILY,
        ZoneId.of("America/Chicago"),
        null,
        List.of(),
        1,
        null,
        List.of(),
        LeadEngagement.NONE,
        NOON,
        LeadState.fresh(ID, NOON));
  }
}
