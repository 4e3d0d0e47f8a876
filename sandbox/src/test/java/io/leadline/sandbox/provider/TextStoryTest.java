package io.leadline.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.engagement.ActNotes;
import io.leadline.activities.engagement.FakeActs;
import io.leadline.activities.engagement.HumanRules;
import io.leadline.activities.lead.Engagements;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadWorld;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.FakeFailingChannels;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeProviderEventLog;
import io.leadline.activities.message.LeadNews;
import io.leadline.activities.message.LedgerSender;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendId;
import io.leadline.activities.message.SendOutcome;
import io.leadline.activities.message.SoftBounces;
import io.leadline.activities.message.TeachingProvider;
import io.leadline.activities.message.WebhookCounter;
import io.leadline.activities.text.FakeReceivedTexts;
import io.leadline.activities.text.TextReplies;
import io.leadline.activities.text.TextWording;
import io.leadline.activities.twilio.TwilioAccount;
import io.leadline.activities.twilio.TwilioEvents;
import io.leadline.activities.twilio.TwilioMessageProvider;
import io.leadline.activities.twilio.TwilioSignature;
import io.leadline.activities.twilio.TwilioTexts;
import io.leadline.starter.api.ApiServer;
import io.leadline.starter.api.RequestMetrics;
import io.leadline.starter.api.TwilioRoutes;
import io.leadline.starter.page.Pages;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our Twilio adapter, the simulator and our webhook routes speak with each other over HTTP. */
class TextStoryTest {
  private static final String ANN = "+15125550143";
  private static final String DEAD = "+15005553005";

  @TempDir Path folder;
  private final LeadWorld world = new LeadWorld();
  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final EventIntake intake =
      new EventIntake(
          new FakeProviderEventLog(),
          ledger,
          world.leads,
          new ActNotes(new FakeActs(), HumanRules.DEFAULTS, world.ids, world::now),
          new LeadNews(
              ledger, world.leads, new SoftBounces(ledger, new FakeFailingChannels()), world.facts),
          world::now);
  private final RequestMetrics metrics = new RequestMetrics();
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger calls = new AtomicInteger();
  private ProviderSimulator simulator;
  private ApiServer api;
  private LedgerSender sender;
  private int days;

  @BeforeEach
  void start() throws IOException {
    int port = freePort();
    String publicUrl = "http://127.0.0.1:" + port;
    simulator = ProviderSimulator.start(SimulatorConfig.forTest(folder, URI.create(publicUrl)));
    TwilioSignature signature = new TwilioSignature(simulator.twilioAuthToken());
    TwilioEvents events = new TwilioEvents(signature, intake, WebhookCounter.NONE, world::now);
    TwilioTexts texts = new TwilioTexts(signature, replies(publicUrl), WebhookCounter.NONE);
    api =
        ApiServer.start(
            "127.0.0.1",
            port,
            new Pages(),
            metrics,
            List.of(new TwilioRoutes(publicUrl, events::receive, texts::receive)));
    sender =
        new LedgerSender(
            ledger,
            world.suppressions,
            new TeachingProvider(
                new TwilioMessageProvider(
                    new TwilioAccount("AC1", "any", "+15005550006", simulator.uri() + "twilio"),
                    publicUrl,
                    Duration.ofSeconds(10),
                    world::now),
                intake,
                world::now),
            () -> "c" + calls.incrementAndGet(),
            world::now);
  }

  private TextReplies replies(String publicUrl) {
    return new TextReplies(
        world.leads,
        world.facts,
        new Engagements(world.leads, world.facts, world::now),
        world.suppressions,
        new FakeReceivedTexts(),
        Leads.HASHER,
        new TextWording("Example Jobs", publicUrl),
        world::now);
  }

  @AfterEach
  void stop() throws IOException {
    api.close();
    simulator.close();
    metrics.close();
    http.close();
  }

  @Test
  void textIsDelivered_andItsCallbackAccepted() throws Exception {
    Lead ann = lead(ANN);
    Draft draft = text(ann);

    assertThat(send(draft)).isEqualTo(SendOutcome.SENT);

    await(() -> row(draft).deliveredAt() != null);
    JsonNode shown = get("api/messages?to=%2B15125550143").path(0);
    assertThat(shown.path("sendId").asText()).isEqualTo(draft.sendId());
    assertThat(shown.path("text").asText()).isEqualTo(draft.text());
    assertThat(world.signals.deliveries()).as("a delivery costs no workflow anything").isEmpty();
    assertThat(send(draft)).isEqualTo(SendOutcome.ALREADY_CLAIMED);
    assertThat(get("api/stats").path("duplicates")).isEmpty();
  }

  @Test
  void lostAnswerIsSettledByTheCallback() throws Exception {
    Lead ann = lead(ANN);
    Draft draft = text(ann);
    post("api/faults", "{\"dropAfterAccept\":1}");

    assertThat(send(draft)).isEqualTo(SendOutcome.UNKNOWN);

    await(() -> row(draft).state() == CallState.ACCEPTED);
    assertThat(ledger.calls()).extracting(Call::state).containsExactly(CallState.ACCEPTED);
  }

  @Test
  void deadNumberIsLearntFromTheCallback() throws Exception {
    Lead ann = lead(DEAD);

    assertThat(send(text(ann))).isEqualTo(SendOutcome.SENT);

    // The workflow is told after the fact is stored.
    await(() -> !world.signals.of(ann.id()).isEmpty());
    assertThat(world.suppressions.find(Channel.SMS, phone(ann))).isPresent();
    assertThat(world.signals.of(ann.id())).extracting(LeadEvent::name).containsExactly("bounce");
    assertThat(send(text(ann))).isEqualTo(SendOutcome.SUPPRESSED);
  }

  @Test
  void replyStops_helpIsAnsweredAllTheSame_andStartBringsTextsBack() throws Exception {
    Lead ann = lead(ANN);
    assertThat(send(text(ann))).isEqualTo(SendOutcome.SENT);

    post("api/reply", "{\"from\":\"" + ANN + "\",\"body\":\"Stop!\"}");
    await(() -> world.suppressions.find(Channel.SMS, phone(ann)).isPresent());
    assertThat(send(text(ann))).isEqualTo(SendOutcome.SUPPRESSED);
    assertThat(world.suppressions.find(Channel.EMAIL, ann.emailHash())).isEmpty();

    post("api/reply", "{\"from\":\"" + ANN + "\",\"body\":\"HELP\"}");
    await(() -> newestText().startsWith("Example Jobs: job alerts"));

    world.pass(Duration.ofMinutes(1));
    post("api/reply", "{\"from\":\"" + ANN + "\",\"body\":\"START\"}");
    await(() -> world.suppressions.find(Channel.SMS, phone(ann)).isEmpty());
    assertThat(send(text(ann))).isEqualTo(SendOutcome.SENT);
  }

  @Test
  void carriersBlockIsLearntFromTheRefusal_whenTheStopItselfNeverCame() throws Exception {
    Lead ann = lead("+15005550004");

    assertThat(send(text(ann))).isEqualTo(SendOutcome.RECIPIENT_OPTED_OUT);

    assertThat(world.suppressions.find(Channel.SMS, phone(ann))).isPresent();
    assertThat(world.signals.of(ann.id())).extracting(LeadEvent::name).containsExactly("smsStop");
  }

  private Lead lead(String number) {
    Lead lead = Leads.anActiveLead().phone(number).build();
    world.leads.insert(lead);
    world.pass(Duration.ofDays(1));
    return lead;
  }

  private Draft text(Lead lead) {
    LocalDate date = LocalDate.ofInstant(world.now(), ZoneOffset.UTC).plusDays(days++);
    return new Draft(
        SendId.alert(date, lead.id(), Channel.SMS),
        lead.id(),
        Channel.SMS,
        MessageKind.ALERT,
        1,
        1,
        Objects.requireNonNull(lead.phone()),
        phone(lead),
        "",
        "",
        "2 new nursing jobs: http://jobs.test/r/x",
        "",
        List.of());
  }

  private static String phone(Lead lead) {
    return Objects.requireNonNull(lead.phoneHash());
  }

  private SendOutcome send(Draft draft) {
    return Objects.requireNonNull(sender.send("slot", 1, List.of(draft)).get(draft.sendId()));
  }

  private Message row(Draft draft) {
    return ledger.find(draft.sendId()).orElseThrow();
  }

  private String newestText() {
    try {
      return get("api/messages?channel=sms").path(0).path("text").asText();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode get(String path) throws Exception {
    return exchange(HttpRequest.newBuilder(simulator.uri().resolve(path)).GET());
  }

  private JsonNode post(String path, String json) throws Exception {
    return exchange(
        HttpRequest.newBuilder(simulator.uri().resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private JsonNode exchange(HttpRequest.Builder request) throws Exception {
    return io.leadline.sandbox.provider.ledger.LedgerJson.MAPPER.readTree(
        http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    SimulatorFixture.await("the other side", condition);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
