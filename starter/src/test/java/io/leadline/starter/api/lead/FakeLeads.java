package io.leadline.starter.api.lead;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.signup.SignUpForm;
import io.leadline.activities.signup.SignUpResult;
import io.leadline.starter.api.TestLeads;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.OptOutCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers a sign-up as told, knows one lead, and notes what it is asked. */
final class FakeLeads implements LeadRoutes.Leads {
  SignUpResult result = new SignUpResult.Accepted(TestLeads.ID, false, null);
  final List<SignUpForm> forms = new ArrayList<>();
  final List<String> optOuts = new ArrayList<>();

  @Override
  public SignUpResult signUp(SignUpForm form) {
    forms.add(form);
    return result;
  }

  @Override
  public Optional<Lead> find(String name) {
    return name.equals(TestLeads.ID) ? Optional.of(TestLeads.aNewLead()) : Optional.empty();
  }

  @Override
  public Object view(Lead lead) {
    return Map.of("id", lead.id());
  }

  @Override
  public Object timeline(Lead lead) {
    return List.of(Map.of("lead", lead.id()));
  }

  @Override
  public void unsubscribe(Lead lead, Channel channel, OptOutCause cause) {
    optOuts.add(channel + " " + cause);
  }
}
