package io.leadline.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events that come too often, too late, or with impossible times; and those a test asks for. */
class TroubledEventsTest extends SimulatorFixture {
  private static final Duration YEARS = Duration.ofDays(3_000);

  @Test
  void postsEveryEventAsOftenAsTold_outOfOrder() throws Exception {
    post("api/faults", "{\"duplicateEvents\":46,\"reorderEvents\":0.5,\"seed\":3}");
    String two =
        IntStream.range(0, 2)
            .mapToObj(i -> "{\"to\":[{\"email\":\"p" + i + "@example.com\"}]}")
            .collect(Collectors.joining(",", "[", "]"));
    send(mail(two));
    await("46 of each event", () -> receiver.events().size() == 4 * 46);

    Map<Object, Long> copies =
        receiver.events().stream()
            .collect(Collectors.groupingBy(e -> e.get("sg_event_id"), Collectors.counting()));
    assertThat(copies).hasSize(4).allSatisfy((id, count) -> assertThat(count).isEqualTo(46));
    assertThat(receiver.eventNames().indexOf("delivered"))
        .isLessThan(receiver.eventNames().lastIndexOf("processed"));
  }

  @Test
  void datesEventsAhead() throws Exception {
    post("api/faults", "{\"futureEvents\":1}");
    send(mailTo("ann@example.com", "s-1"));
    await("two events", () -> receiver.events().size() == 2);

    assertThat(receiver.events())
        .allSatisfy(event -> assertThat(at(event)).isAfter(Instant.now().plus(YEARS)));
  }

  @Test
  void postsAStrayEventOfLongAgoBeforeTheTrueOne() throws Exception {
    post("api/faults", "{\"ancientEvents\":1}");
    send(mailTo("ann@example.com", "s-1"));
    await("two events and their strays", () -> receiver.events().size() == 4);

    assertThat(receiver.eventNames())
        .containsExactly("processed", "processed", "delivered", "delivered");
    List<Map<String, Object>> events = receiver.events();
    assertThat(at(events.get(2))).isBefore(Instant.now().minus(YEARS));
    assertThat(at(events.get(3))).isAfter(Instant.now().minus(YEARS));
    assertThat(events.stream().map(event -> event.get("sg_event_id"))).doesNotHaveDuplicates();
  }

  private static Instant at(Map<String, Object> event) {
    return Instant.ofEpochSecond(Long.parseLong(String.valueOf(event.get("timestamp"))));
  }

  @Test
  void letsAMailComeBackAfterItsDelivery_andDropsFurtherMail() throws Exception {
    send(mailTo("ann@example.com", "s-1"));
    String id = get("api/messages").get(0).path("id").asText();
    for (String event : List.of("open", "bounce")) {
      assertThat(happen(id, event)).isEqualTo(204);
    }
    send(mailTo("ann@example.com", "s-2"));
    await("all events", () -> receiver.events().size() == 5);

    assertThat(receiver.eventNames())
        .containsExactly("processed", "delivered", "open", "bounce", "dropped");
    assertThat(receiver.events().get(3))
        .containsEntry("type", "bounce")
        .containsEntry("status", "5.1.1")
        .containsEntry("send_id", "s-1");
    assertThat(happen(id, "vanish")).isEqualTo(400);
    assertThat(happen("none", "open")).isEqualTo(404);
  }

  private int happen(String id, String event) throws Exception {
    String json = "{\"messageId\":\"%s\",\"event\":\"%s\"}".formatted(id, event);
    return exchange(request("api/events").POST(HttpRequest.BodyPublishers.ofString(json)))
        .statusCode();
  }
}
