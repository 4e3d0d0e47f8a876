package io.leadline.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Signs people up over the public API and confirms four of five of them through the link in their
 * mail, exactly as a person would: a step of {@code up --seed N}.
 *
 * @param api of the product
 * @param inbox the provider simulator
 * @param mailWithin how long a verification mail may take
 */
record DemoLeads(URI api, URI inbox, String operatorToken, Duration mailWithin) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ONE_IN_NEVER_CONFIRMS = 5;

  /** What the demo feed has in many places. */
  private static final List<String> QUERIES =
      List.of("registered nurse", "software engineer", "warehouse", "electrician", "teacher");

  private static final List<String> PLACES =
      List.of("Austin, TX", "Houston, TX", "Denver, CO", "Chicago, IL", "Seattle, WA", "78664");

  /** Signs up that many people; returns how many of them confirmed their address. */
  int signUp(int count) throws IOException, InterruptedException {
    for (int person = 0; person < count; person++) {
      signUpOne(person);
    }
    int confirmed = 0;
    for (int person : IntStream.range(0, count).filter(DemoLeads::confirms).toArray()) {
      confirm(person);
      confirmed++;
    }
    return confirmed;
  }

  private static boolean confirms(int person) {
    return person % ONE_IN_NEVER_CONFIRMS != ONE_IN_NEVER_CONFIRMS - 1;
  }

  static String address(int person) {
    return "demo-%05d@example.com".formatted(person + 1);
  }

  private void signUpOne(int person) throws IOException, InterruptedException {
    ObjectNode form = JSON.createObjectNode();
    form.put("email", address(person));
    form.put("query", QUERIES.get(person % QUERIES.size()));
    form.put("location", PLACES.get(person / QUERIES.size() % PLACES.size()));
    form.putObject("consent")
        .put("email", true)
        .put("sms", false)
        .put("text", "Send me new jobs by e-mail every day.");
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(api.resolve("/leads"))
                .header("Authorization", "Bearer " + operatorToken)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(form.toString()))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IOException(
          "Sign-up %d was answered with %d: %s"
              .formatted(person + 1, answer.statusCode(), answer.body()));
    }
  }

  private void confirm(int person) throws IOException, InterruptedException {
    URI link = verifyLink(person);
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(link).POST(BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 > 3) {
      throw new IOException(
          "Confirming address %d was answered with %d".formatted(person + 1, answer.statusCode()));
    }
  }

  private URI verifyLink(int person) throws IOException, InterruptedException {
    long end = System.nanoTime() + mailWithin.toNanos();
    while (System.nanoTime() < end) {
      JsonNode messages =
          JSON.readTree(
              HTTP.send(
                      HttpRequest.newBuilder(inbox.resolve("/api/messages?to=" + address(person)))
                          .build(),
                      BodyHandlers.ofString())
                  .body());
      var link =
          StreamSupport.stream(messages.spliterator(), false)
              .flatMap(message -> StreamSupport.stream(message.path("links").spliterator(), false))
              .map(JsonNode::asText)
              .filter(address -> address.contains("/verify/"))
              .findFirst();
      if (link.isPresent()) {
        return URI.create(link.get());
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException(
        "No verification mail for sign-up %d within %d s"
            .formatted(person + 1, mailWithin.toSeconds()));
  }
}
