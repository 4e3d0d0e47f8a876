package io.leadline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From the one-click POST of RFC 8058 until nothing more can be sent: the answer goes out when the
 * suppression is on disk, and every send reads it right before its call.
 */
@Command(
    name = "one-click",
    description = "Milliseconds from the one-click POST until no further send is possible.",
    mixinStandardHelpOptions = true)
final class OneClickBenchmark implements Callable<Integer> {
  private static final String JSON_TYPE = "application/json";
  private static final String FORM_TYPE = "application/x-www-form-urlencoded";

  @Option(names = "--size", description = "Leads (default: ${DEFAULT-VALUE}).")
  private int size = 100;

  @Override
  public Integer call() throws IOException {
    try (OwnStack stack = new OwnStack()) {
      stack.up();
      for (int i = 0; i < size; i++) {
        signUpAndConfirm(stack, "lead" + i + "@example.com");
      }
      stack.run(
          "alerts", "run", "--at", Instant.now().plus(Duration.ofDays(1)).toString(), "--json");
      List<String> links = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        links.add(link(stack, "lead" + i + "@example.com", "/unsubscribe/"));
      }
      List<Double> millis = new ArrayList<>();
      for (String link : links) {
        long start = System.nanoTime();
        int status = stack.post(link, FORM_TYPE, "List-Unsubscribe=One-Click").statusCode();
        millis.add((System.nanoTime() - start) / 1e6);
        if (status != 200) {
          throw new IllegalStateException("one-click answered " + status);
        }
      }
      long before = messages(stack);
      stack.run(
          "alerts", "run", "--at", Instant.now().plus(Duration.ofDays(3)).toString(), "--json");
      millis.sort(null);
      ObjectNode line = OwnStack.JSON.createObjectNode().put("name", "one-click").put("size", size);
      line.put("p50Ms", millis.get(size / 2)).put("p99Ms", millis.get((int) (size * 0.99)));
      line.put("sentAfterwards", messages(stack) - before);
      System.out.println(line);
    }
    return 0;
  }

  private static void signUpAndConfirm(OwnStack stack, String address) {
    stack.post(
        stack.api("/leads"),
        JSON_TYPE,
        """
        {"email":"%s","query":"nurse","location":"Austin, TX","radiusKm":80,
         "consent":{"email":true,"sms":false,"text":"Daily job alerts"}}"""
            .formatted(address));
    OwnStack.await("verification", () -> !link(stack, address, "/verify/").isEmpty());
    stack.post(link(stack, address, "/verify/"), FORM_TYPE, "");
  }

  private static String link(OwnStack stack, String address, String path) {
    for (JsonNode message : messagesTo(stack, address)) {
      for (JsonNode link : message.path("links")) {
        if (link.asText().contains(path)) {
          return link.asText();
        }
      }
    }
    return "";
  }

  private static JsonNode messagesTo(OwnStack stack, String address) {
    return OwnStack.json(
        stack.get(stack.simulator("/api/messages?to=" + address.replace("@", "%40"))).body());
  }

  private static long messages(OwnStack stack) {
    return OwnStack.json(stack.get(stack.simulator("/api/stats")).body())
        .path("recipients")
        .asLong();
  }
}
