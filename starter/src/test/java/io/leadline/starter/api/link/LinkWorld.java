package io.leadline.starter.api.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.preference.PreferenceDesk;
import io.leadline.activities.signup.SignUpForm;
import io.leadline.activities.signup.SignUpResult;
import io.leadline.starter.FakePorts;
import io.leadline.starter.Features;
import io.leadline.starter.TestSettings;
import io.leadline.starter.api.ClientAddress;
import io.leadline.starter.api.TestServer;
import io.leadline.starter.page.Pages;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadState;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

/** The pages behind a lead's links over stores in memory, with one lead. */
final class LinkWorld implements AutoCloseable {
  static final Instant NOW = Leads.SIGN_UP;
  private static final String[] URLENCODED = {"Content-Type", "application/x-www-form-urlencoded"};

  final FakePorts ports = new FakePorts();
  private final FakeLinkTokens tokens = new FakeLinkTokens();
  private final TestServer server;
  private final String leadId;
  private final Features features = new Features(ports, TestSettings.COMPLETE, () -> NOW);

  LinkWorld(Lead lead) {
    Pages pages = new Pages();
    PreferenceDesk desk = features.preferenceDesk();
    LinkReader reader = new LinkReader(tokens, new ClientAddress(0));
    LeadLinks links = new LeadLinks(reader, tokens, desk, pages, () -> NOW);
    KeepRoutes keep = new KeepRoutes(links, desk, pages);
    ports.leads().insert(lead);
    leadId = lead.id();
    server =
        TestServer.with(
            keep,
            new PreferencesRoutes(links, desk, keep, pages),
            new AddressRoutes(reader, features.leadDesk()::confirmAddress, pages));
  }

  Lead lead() {
    return ports.leads().find(leadId).orElseThrow();
  }

  /** Another lead signs up with that address. */
  void signUp(String email) {
    SignUpForm form =
        new SignUpForm(
            email, null, "nurse", null, null, null, true, false, "Yes.", "203.0.113.9", null);
    assertThat(features.signUp().signUp(form)).isInstanceOf(SignUpResult.Accepted.class);
  }

  /** Stores what the workflow would. */
  void project(LeadState life) {
    ports.leads().project(life);
  }

  /** Everything that the lead's workflow has been told. */
  List<LeadEvent> heard() {
    return ports.signals().of(leadId);
  }

  String link(String path, Purpose purpose) {
    return link(path, purpose, 1);
  }

  String link(String path, Purpose purpose, int addressVersion) {
    return path
        + tokens.issue(
            new LinkToken(purpose, leadId, Channel.EMAIL, 1, addressVersion, null, null, NOW));
  }

  HttpResponse<String> get(String link) {
    return server.get(link);
  }

  HttpResponse<String> send(String method, String link) {
    return server.send(method, link, "");
  }

  HttpResponse<String> post(String link, String form) {
    return server.post(link, form, URLENCODED);
  }

  @Override
  public void close() {
    server.close();
    ports.close();
  }
}
