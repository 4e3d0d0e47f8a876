package io.leadline.sandbox.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendGridSendTest extends SimulatorFixture {
  @Test
  void acceptsAMailAndShowsItAsItsReaderSeesIt() throws Exception {
    HttpResponse<String> answer = send(mailTo("ann@example.com", "s-1"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    String id = answer.headers().firstValue("X-Message-Id").orElseThrow();
    assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).isPresent();
    JsonNode mail = get("api/messages?to=ANN@example.com&channel=email").get(0);
    assertThat(mail.path("id").asText()).startsWith(id);
    assertThat(mail.path("subject").asText()).isEqualTo("Jobs for you");
    assertThat(mail.path("sendId").asText()).isEqualTo("s-1");
    assertThat(mail.path("headers").path("From").asText())
        .isEqualTo("Leadline <jobs@leadline.test>");
    assertThat(mail.path("links"))
        .extracting(JsonNode::asText)
        .containsExactly("http://jobs.test/1?a=1&b=2", "http://jobs.test/t");
  }

  @Test
  void rendersATemplateWithEachRecipientsData() throws Exception {
    String id =
        template(
            "{\"name\":\"v1\",\"subject\":\"Hello {{name}}\",\"html_content\":\"<i>{{name}}</i>{{{html}}}\","
                + "\"plain_content\":\"{{#if pay}}{{pay}}{{else}}no pay{{/if}}\"}");
    String personalization =
        "[{\"to\":[{\"email\":\"ann@example.com\"}],\"dynamic_template_data\":{\"name\":\"A<b>\",\"html\":\"<b>x</b>\"}}]";

    assertThat(send(mail(personalization)).statusCode())
        .as("data without a template")
        .isEqualTo(400);
    String call = mail(personalization).replaceFirst("\\{", "{\"template_id\":\"" + id + "\",");
    assertThat(send(call).statusCode()).isEqualTo(202);
    JsonNode mail = get("api/messages").get(0);
    assertThat(mail.path("subject").asText()).isEqualTo("Hello A&lt;b&gt;");
    assertThat(mail.path("html").asText()).isEqualTo("<i>A&lt;b&gt;</i><b>x</b>");
    assertThat(mail.path("text").asText()).isEqualTo("no pay");
  }

  private String template(String version) throws Exception {
    JsonNode made =
        authorized("sendgrid/v3/templates", "{\"name\":\"alert\",\"generation\":\"dynamic\"}");
    String id = made.path("id").asText();
    authorized("sendgrid/v3/templates/" + id + "/versions", version);
    JsonNode listed =
        LedgerJson.MAPPER.readTree(
            exchange(
                    request("sendgrid/v3/templates?generations=dynamic&page_size=10")
                        .header("Authorization", "Bearer any")
                        .GET())
                .body());
    assertThat(listed.at("/result/0/versions/0/active").asInt()).isEqualTo(1);
    return id;
  }

  private JsonNode authorized(String path, String json) throws Exception {
    HttpResponse<String> answer =
        exchange(
            request(path)
                .header("Authorization", "Bearer any")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    assertThat(answer.statusCode()).isEqualTo(201);
    return LedgerJson.MAPPER.readTree(answer.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "subject":"Jobs for you",                     | subject
          "from":{"email":"jobs@leadline.test","name":"Leadline"}, | from
          "email":"ann@example.com"                     | personalizations.0.to.0.email
          "value":"See http://jobs.test/t"              | content.0.value
          """)
  void namesTheFieldThatIsMissing(String part, String field) throws Exception {
    String good = mailTo("ann@example.com", "s-1");
    assertThat(good).contains(part);

    HttpResponse<String> answer = send(good.replace(part, part.endsWith(",") ? "" : "\"x\":1"));

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode error = LedgerJson.MAPPER.readTree(answer.body()).at("/errors/0");
    assertThat(error.path("field").asText()).isEqualTo(field);
    assertThat(error.path("message").asText()).isNotEmpty();
    assertThat(get("api/stats").path("recipients").asInt()).isZero();
  }

  @Test
  void refusesAnAddressTwiceInOneCallWhateverItsFieldAndCase() throws Exception {
    HttpResponse<String> answer =
        send(
            mail(
                "[{\"to\":[{\"email\":\"a@b.org\"}]},{\"to\":[{\"email\":\"c@b.org\"}],\"cc\":[{\"email\":\"A@B.org\"}]}]"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("more than once");
  }

  @Test
  void takesAThousandRecipientsAndRefusesOneMore() throws Exception {
    assertThat(send(mail(recipients(1000))).statusCode()).isEqualTo(202);
    HttpResponse<String> refused = send(mail(recipients(1001)));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("1000 personalizations").contains("You have provided 1001");
    assertThat(get("api/stats").path("recipients").asInt()).isEqualTo(1000);
  }

  @Test
  void countsCopiesAmongTheThousand() throws Exception {
    String copies =
        IntStream.range(0, 1000)
            .mapToObj(i -> "{\"email\":\"c" + i + "@example.com\"}")
            .collect(Collectors.joining(","));
    HttpResponse<String> answer =
        send(mail("[{\"to\":[{\"email\":\"a@b.org\"}],\"bcc\":[" + copies + "]}]"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("limit of 1000 total recipients");
  }

  @Test
  void limitsTheSizeOfCustomArguments() throws Exception {
    HttpResponse<String> answer = send(mailTo("ann@example.com", "x".repeat(10_000)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("less than 10000 bytes");
  }

  @Test
  void refusesMoreThanThirtyMegabytesWithoutKeepingThem() throws Exception {
    HttpResponse<String> answer = send(mailTo("ann@example.com", "x".repeat(31 * 1024 * 1024)));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void needsAKey() throws Exception {
    HttpResponse<String> answer =
        exchange(
            request("sendgrid/v3/mail/send")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(mailTo("ann@example.com", "s"))));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(get("api/stats").path("requests").asInt()).isZero();
  }

  @Test
  void validatesWithoutSendingInSandboxMode() throws Exception {
    String call =
        mailTo("ann@example.com", "s-1")
            .replaceFirst("\\{", "{\"mail_settings\":{\"sandbox_mode\":{\"enable\":true}},");

    assertThat(send(call).statusCode()).isEqualTo(200);
    assertThat(get("api/messages")).isEmpty();
  }

  @Test
  void takesGzip() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(mailTo("ann@example.com", "s-1").getBytes(UTF_8));
    }
    HttpResponse<String> answer =
        exchange(
            request("sendgrid/v3/mail/send")
                .header("Authorization", "Bearer any")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(zipped.toByteArray())));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(get("api/messages").get(0).path("to").asText()).isEqualTo("ann@example.com");
  }

  private static String recipients(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"to\":[{\"email\":\"p" + i + "@example.com\"}]}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
