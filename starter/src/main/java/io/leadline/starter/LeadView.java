package io.leadline.starter;

import io.leadline.activities.lead.Lead;
import io.leadline.workflows.lead.LeadState;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an operator is shown of a lead by API and CLI: outward field names. */
final class LeadView {
  private LeadView() {}

  static Map<String, Object> of(Lead lead) {
    LeadState life = lead.life();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", lead.id());
    view.put("stage", life.stage());
    view.put("reason", life.reason());
    view.put("since", life.stageSince());
    view.put("nextAt", life.deadline() == null ? null : life.deadline().at());
    view.put("nextStep", life.deadline() == null ? null : life.deadline().step());
    view.put("channels", Map.of("email", life.email(), "sms", life.sms()));
    view.put("parked", life.parked());
    view.put("email", lead.email());
    view.put("phone", lead.phone());
    view.put("query", lead.interest().query());
    view.put("place", lead.interest().placeName());
    view.put("radiusKm", lead.interest().radiusKm());
    view.put("timeZone", lead.timeZone().getId());
    view.put("externalId", lead.externalId());
    view.put("epoch", lead.epoch());
    view.put("createdAt", lead.createdAt());
    return view;
  }
}
