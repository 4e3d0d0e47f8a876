package io.leadline.starter;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.signup.SignUp;
import io.leadline.activities.signup.SignUpForm;
import io.leadline.activities.signup.SignUpResult;
import io.leadline.starter.api.lead.LeadRoutes;
import io.leadline.starter.page.Pages;
import io.leadline.starter.page.TimelinePages;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lead feature as the routes need it, put together from its services. */
final class LeadService implements LeadRoutes.Leads {
  private final Features features;
  private final SignUp signUp;
  private final LeadDesk desk;
  private final Pages pages;

  LeadService(Features features, SignUp signUp, LeadDesk desk, Pages pages) {
    this.features = features;
    this.signUp = signUp;
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public SignUpResult signUp(SignUpForm form) {
    return signUp.signUp(form);
  }

  @Override
  public List<Lead> find(String name) {
    return desk.findAll(name);
  }

  @Override
  public Object view(Lead lead) {
    return features.leadViews().of(lead);
  }

  @Override
  public Object preview(Lead lead) {
    return features.alertPreview().explain(lead.id());
  }

  @Override
  public Object timeline(Lead lead) {
    return features.leadTimeline().of(lead);
  }

  @Override
  public String timelinePage(Lead lead) {
    return pages.timeline(
        TimelinePages.of(
            lead, features.leadViews().of(lead), features.leadTimeline().of(lead), null));
  }

  @Override
  public Object export(Lead lead) {
    return features.leadExports().of(lead);
  }

  @Override
  public void erase(Lead lead) {
    desk.erase(lead, Actor.OPERATOR);
  }

  @Override
  public void unsubscribe(Lead lead, Channel channel, OptOutCause cause) {
    desk.unsubscribe(lead, channel, cause);
  }

  @Override
  public boolean pause(Lead lead, @Nullable Instant until) {
    return desk.pause(lead, until, Actor.OPERATOR);
  }

  @Override
  public boolean resume(Lead lead) {
    return desk.resume(lead, Actor.OPERATOR);
  }
}
