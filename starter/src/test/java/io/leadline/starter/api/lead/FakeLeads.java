package io.leadline.starter.api.lead;

import static io.leadline.activities.lead.Leads.anActiveLead;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.signup.SignUpForm;
import io.leadline.activities.signup.SignUpResult;
import io.leadline.starter.api.TestLeads;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers a sign-up as told, knows one lead, and notes what it is asked. */
final class FakeLeads implements LeadRoutes.Leads {
  static final String SHARED_NUMBER = "+15125550100";

  SignUpResult result = new SignUpResult.Accepted(TestLeads.ID, false, null, false, null);
  final List<SignUpForm> forms = new ArrayList<>();
  final List<String> optOuts = new ArrayList<>();
  final List<String> pauses = new ArrayList<>();
  final List<String> erased = new ArrayList<>();
  boolean pausable = true;

  @Override
  public SignUpResult signUp(SignUpForm form) {
    forms.add(form);
    return result;
  }

  @Override
  public List<Lead> find(String name) {
    if (name.equals(SHARED_NUMBER)) {
      return List.of(TestLeads.aNewLead(), anActiveLead().build());
    }
    return name.equals(TestLeads.ID) ? List.of(TestLeads.aNewLead()) : List.of();
  }

  @Override
  public Object view(Lead lead) {
    return Map.of("id", lead.id());
  }

  @Override
  public Object preview(Lead lead) {
    return List.of(Map.of("channel", "EMAIL", "outcome", "SENT"));
  }

  @Override
  public Object timeline(Lead lead) {
    return List.of(Map.of("lead", lead.id()));
  }

  @Override
  public String timelinePage(Lead lead) {
    return "<h1>" + lead.id() + "</h1>";
  }

  @Override
  public Object export(Lead lead) {
    return Map.of("profile", Map.of("id", lead.id()));
  }

  @Override
  public void erase(Lead lead) {
    erased.add(lead.id());
  }

  @Override
  public void unsubscribe(Lead lead, Channel channel, OptOutCause cause) {
    optOuts.add(channel + " " + cause);
  }

  @Override
  public boolean pause(Lead lead, @Nullable Instant until) {
    pauses.add(until == null ? "until further notice" : until.toString());
    return pausable;
  }

  @Override
  public boolean resume(Lead lead) {
    return pausable;
  }
}
