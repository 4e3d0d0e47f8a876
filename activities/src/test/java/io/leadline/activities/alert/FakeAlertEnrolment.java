package io.leadline.activities.alert;

import io.leadline.activities.lead.Lead;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Remembers which leads receive alerts. */
public final class FakeAlertEnrolment implements AlertEnrolment {
  private final Set<String> enrolled = new HashSet<>();
  private boolean away;

  /** Whether the store behind it is away. */
  public void away(boolean isAway) {
    away = isAway;
  }

  /** Ids of the leads that receive alerts. */
  public Set<String> enrolled() {
    return Set.copyOf(enrolled);
  }

  @Override
  public void enrol(Lead lead, Instant now) {
    if (away) {
      throw new IllegalStateException("alerts are away");
    }
    enrolled.add(lead.id());
  }

  @Override
  public void withdraw(Lead lead) {
    enrolled.remove(lead.id());
  }

  @Override
  public void forget(String leadId) {
    enrolled.remove(leadId);
  }
}
