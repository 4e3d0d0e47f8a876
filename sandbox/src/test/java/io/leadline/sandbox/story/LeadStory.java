package io.leadline.sandbox.story;

import static io.leadline.sandbox.story.RunningStack.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What people and their mail programs do, over HTTP and at the simulator. Every step is repeated
 * until it is accepted: any process may be down at the moment.
 */
final class LeadStory {
  private static final int AT_ONCE = 8;
  private static final int MORNING = 9;

  /** Clicks that come sooner after the delivery are taken for those of a link scanner. */
  static final Duration READING = Duration.ofSeconds(11);

  /** The same when a link scanner has been there: it takes its time, and casts a longer shadow. */
  static final Duration READING_AFTER_SCANNER = Duration.ofSeconds(100);

  private final RunningStack stack;
  private final ZoneId zone;

  /**
   * Its people live where it is a little past nine, so that their next regular slot is tomorrow.
   */
  LeadStory(RunningStack stack) {
    this.stack = stack;
    int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
    this.zone = ZoneOffset.ofHours(Math.floorMod(MORNING - hour + 12, 24) - 12);
  }

  /** Does a step for everyone, a few at a time. */
  static <T> void forEach(Collection<T> all, Consumer<T> step) {
    try (ExecutorService some = Executors.newFixedThreadPool(AT_ONCE)) {
      List<? extends Future<?>> steps =
          all.stream().map(each -> some.submit(() -> step.accept(each))).toList();
      steps.forEach(LeadStory::join);
    }
  }

  private static void join(Future<?> step) {
    try {
      step.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  void signUp(Person person) {
    signUp(person.address(), person.role().phone(person.address()));
  }

  void signUp(String address, String phone) {
    String form =
        """
        {"email":"%s","phone":%s,"query":"nurse","location":"Austin, TX","radiusKm":80,
         "timeZone":"%s","consent":{"email":true,"sms":%b,"text":"Daily job alerts"}}\
        """
            .formatted(
                address, phone.isEmpty() ? "null" : '"' + phone + '"', zone, !phone.isEmpty());
    accepted("sign-up of " + address, 202, () -> stack.postJson(stack.api("/leads"), form));
  }

  /** Confirms; whoever was given up meanwhile signs up again. */
  void becomeActive(Person person) {
    String address = person.address();
    await(
        "activity of " + address,
        () ->
            switch (stage(address)) {
              case "ACTIVE", "PAUSED", "WINBACK" -> true;
              case "VERIFYING" -> {
                confirm(address);
                yield false;
              }
              case "CLOSED" -> {
                signUp(person);
                await("new life of " + address, () -> !stage(address).equals("CLOSED"));
                yield false;
              }
              default -> false;
            });
  }

  /** Presses the button of the newest mail; an older one belongs to an earlier sign-up. */
  private void confirm(String address) {
    String link = link(stack.awaitMessage(address, "-verify"), "/verify/");
    if (stack.postForm(link, "").statusCode() == 200) {
      await("effect of " + address, () -> !stage(address).equals("VERIFYING"));
    }
  }

  /** Runs every slot up to then; the run is joined again after each failure until it ends well. */
  void runAlerts(Instant until) {
    await("the alerts until " + until, () -> ran(until));
  }

  /** Nobody's first alert waits for a moment that has passed. */
  private boolean ran(Instant until) {
    Instant now = Instant.now();
    String at = (until.isAfter(now) ? until : now).toString();
    return stack.cli("alerts", "run", "--at", at, "--json").exitCode() == 0;
  }

  /** Runs alerts until everybody has one; who was paused for being quiet before it, comes back. */
  void alert(Collection<String> addresses, Instant until) {
    await(
        "first alerts",
        () -> {
          List<String> without = addresses.stream().filter(a -> alerts(a).isEmpty()).toList();
          forEach(without, this::comeBack);
          if (!without.isEmpty()) {
            ran(until);
          }
          return without.isEmpty();
        });
  }

  /** Alerts to the lead, oldest first. */
  private List<JsonNode> alerts(String address) {
    return stack.messagesTo(address).reversed().stream()
        .filter(message -> sendId(message).endsWith("-email-alert"))
        .toList();
  }

  private JsonNode firstAlert(String address) {
    await("alert for " + address, () -> !alerts(address).isEmpty());
    return alerts(address).getFirst();
  }

  /** A person follows the first link to a posting, some time after the mail has come. */
  void click(String address, Duration later) {
    JsonNode alert = firstAlert(address);
    Instant arrived = Instant.parse(alert.path("acceptedAt").asText());
    await("time to read", () -> Instant.now().isAfter(arrived.plus(later)));
    String click =
        """
        {"messageId":"%s","link":"%s","human":true}\
        """
            .formatted(alert.path("id").asText(), link(alert, "/r/"));
    await(
        "click of " + address,
        () -> {
          String visit = stack.postJson(stack.simulator("/api/click"), click).body();
          return RunningStack.read(visit).path("status").asInt() == 200;
        });
  }

  /** The one-click button of the mail program. */
  void leave(String address) {
    String link = link(firstAlert(address), "/unsubscribe/");
    accepted("leaving of " + address, 200, () -> stack.oneClick(link));
  }

  /** Something becomes of the first alert: {@code open}, {@code bounce}, {@code spamreport}... */
  void happens(String address, String event) {
    String happening =
        """
        {"messageId":"%s","event":"%s"}\
        """
            .formatted(firstAlert(address).path("id").asText(), event);
    accepted(
        event + " of " + address,
        204,
        () -> stack.postJson(stack.simulator("/api/events"), happening));
  }

  /** The lead answers a text with STOP. */
  void stopTexts(String address, String phone) {
    String text =
        """
        {"from":"%s","body":"Stop."}\
        """
            .formatted(phone);
    accepted("STOP of " + phone, 200, () -> stack.postJson(stack.simulator("/api/reply"), text));
    await("end of texts for " + address, () -> texts(address).equals("WITHDRAWN"));
  }

  /** The lead's consent to texts. */
  String texts(String address) {
    return lead(address).path("channels").path("sms").path("consent").asText();
  }

  /** The lead asks for a pause, on its preferences page. */
  void pause(String address) {
    String until = LocalDate.now(zone).plusDays(30).toString();
    press("pause of " + address, firstAlert(address), "/preferences/", "act=pause&until=" + until);
  }

  /** The lead asks for another address on its preferences page and proves it. */
  void move(String from, String to) {
    String wish = "act=address&newEmail=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    press("new address of " + from, firstAlert(from), "/preferences/", wish);
    press("proof of " + to, stack.awaitMessage(to, "-address"), "/address/", "");
    await(to + " in use", () -> lead(to).path("email").asText().equals(to));
  }

  /** A lead that was paused, or let go, for being quiet says that it is still looking. */
  void comeBack(String address) {
    String stage = stage(address);
    if (stage.equals("PAUSED") || stage.equals("WINBACK") || stage.equals("CLOSED")) {
      stack.messagesTo(address).stream()
          .flatMap(message -> links(message, "/preferences/"))
          .findFirst()
          .ifPresent(
              link -> stack.postForm(link, stage.equals("CLOSED") ? "act=keep" : "act=resume"));
    }
  }

  /** Presses a button behind a link; a lead that was let go says first that it is still looking. */
  private void press(String what, JsonNode message, String path, String form) {
    String link = link(message, path);
    await(
        what,
        () -> {
          int status = stack.postForm(link, form).statusCode();
          if (status == 400) {
            stack.postForm(link, "act=keep");
          }
          return status == 200;
        });
  }

  private static void accepted(String what, int status, Supplier<HttpResponse<String>> request) {
    await(what, () -> request.get().statusCode() == status);
  }

  /** The lead as the API shows it to an operator; nothing while it cannot. */
  JsonNode lead(String address) {
    String name = URLEncoder.encode(address, StandardCharsets.UTF_8);
    return stack.jsonAsOperator(stack.api("/leads/" + name));
  }

  String stage(String address) {
    return lead(address).path("stage").asText();
  }

  void awaitStage(String address, String stage) {
    await(stage + " of " + address, () -> stage(address).equals(stage));
  }

  /** How things stand with the lead. */
  Outcome outcome(Person person) {
    JsonNode lead = lead(person.current());
    return Outcome.of(lead, accepted(person), timeline(lead));
  }

  JsonNode timeline(Person person) {
    return timeline(lead(person.current()));
  }

  private JsonNode timeline(JsonNode lead) {
    return stack.jsonAsOperator(stack.api("/leads/" + lead.path("id").asText() + "/timeline"));
  }

  /** Send ids of all that the provider accepted for the lead, with repetitions. */
  List<String> accepted(Person person) {
    return Stream.concat(
            person.addresses().stream(), Stream.of(person.role().phone(person.address())))
        .filter(address -> !address.isEmpty())
        .flatMap(address -> stack.messagesTo(address).stream())
        .map(LeadStory::sendId)
        .sorted()
        .toList();
  }

  /** Send ids of all that the lead was sent by its own timeline. */
  List<String> recorded(Person person) {
    return StreamSupport.stream(timeline(lead(person.current())).spliterator(), false)
        .map(entry -> entry.path("facts"))
        .filter(facts -> facts.path("state").asText().equals("ACCEPTED"))
        .map(LeadStory::sendId)
        .sorted()
        .toList();
  }

  private static String sendId(JsonNode message) {
    return message.path("sendId").asText();
  }

  private static String link(JsonNode message, String path) {
    Optional<String> link = links(message, path).findFirst();
    return link.orElseThrow(() -> new AssertionError("no link to " + path + " in " + message));
  }

  private static Stream<String> links(JsonNode message, String path) {
    return StreamSupport.stream(message.path("links").spliterator(), false)
        .map(JsonNode::asText)
        .filter(each -> each.contains(path));
  }
}
