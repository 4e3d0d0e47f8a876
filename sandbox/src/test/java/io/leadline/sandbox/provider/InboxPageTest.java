package io.leadline.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InboxPageTest extends SimulatorFixture {
  private static final String EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>";

  @Test
  void keepsMailHtmlOutOfThePageAndSandboxedInTheFrame() throws Exception {
    send(
        mailTo("ann@example.com", "s-1")
            .replace("Jobs for you", EVIL)
            .replace("See http", EVIL + " http")
            .replace("<p>See", EVIL + "<p>See"));
    String id = onlyMail();

    for (String path : new String[] {"", "messages/" + id}) {
      HttpResponse<String> page = page(path);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("&lt;script&gt;")
          .doesNotContain("<script>alert", "<img src=x");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'")
          .doesNotContain("unsafe-inline");
    }
    assertThat(page("messages/" + id).body())
        .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
    HttpResponse<String> frame = page("messages/" + id + "/body");
    assertThat(frame.body()).contains(EVIL);
    assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("sandbox allow-popups")
        .contains("default-src 'none'")
        .doesNotContain("allow-scripts", "allow-same-origin");
  }

  private String onlyMail() throws Exception {
    return get("api/messages").get(0).path("id").asText();
  }

  @Test
  void tellsTheSenderOfOpenAndClick() throws Exception {
    send(mailTo("ann@example.com", "s-1"));
    String id = onlyMail();
    String frame = page("messages/" + id + "/body").body();
    String link = "messages/" + id + "/click?link=0";
    assertThat(frame).contains("href=\"/" + link + "\"").contains("<base target=\"_blank\">");
    HttpResponse<String> click = page(link);

    assertThat(click.statusCode()).isEqualTo(302);
    assertThat(click.headers().firstValue("Location")).hasValue("http://jobs.test/1?a=1&b=2");
    assertThat(page("messages/" + id + "/click?link=9").statusCode()).isEqualTo(400);
    await("open and click", () -> receiver.eventNames().contains("click"));
    assertThat(receiver.eventNames()).containsExactly("processed", "delivered", "open", "click");
  }

  @Test
  void sendsNoOpenOrClickWhenTrackingIsOff() throws Exception {
    send(
        mailTo("ann@example.com", "s-1")
            .replaceFirst(
                "\\{",
                "{\"tracking_settings\":{\"open_tracking\":{\"enable\":false},\"click_tracking\":{\"enable\":false}},"));
    String id = onlyMail();
    page("messages/" + id + "/body");
    page("messages/" + id + "/click?link=0");
    act(id, "spam");
    await("the report", () -> receiver.eventNames().contains("spamreport"));

    assertThat(receiver.eventNames()).containsExactly("processed", "delivered", "spamreport");
  }

  @Test
  void unsubscribesWithOneClick() throws Exception {
    String headers =
        "\"headers\":{\"List-Unsubscribe\":\"<%sunsubscribe/t>\",\"List-Unsubscribe-Post\":\"List-Unsubscribe=One-Click\"}"
            .formatted(receiver.uri());
    send(mail("[{\"to\":[{\"email\":\"ann@example.com\"}]," + headers + "}]"));

    HttpResponse<String> after = act(onlyMail(), "unsubscribe");

    assertThat(after.statusCode()).isEqualTo(303);
    Receiver.Received post = receiver.at("/unsubscribe/t").getFirst();
    assertThat(post.method()).isEqualTo("POST");
    assertThat(post.body()).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(post.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded");
  }

  private HttpResponse<String> act(String id, String action) throws Exception {
    return exchange(
        request("messages/" + id + "/" + action).POST(HttpRequest.BodyPublishers.noBody()));
  }

  @Test
  void showsAConversationAndTakesAReplyWithoutScript() throws Exception {
    text(Map.of("To", "+15125550100", "From", "+15005550006", "Body", EVIL));
    String id = onlyMail();
    assertThat(page("messages/" + id).body())
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;");

    HttpResponse<String> after =
        exchange(
            request("messages/" + id + "/reply")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("body=STOP")));

    assertThat(after.statusCode()).isEqualTo(303);
    assertThat(page("messages/" + id).body())
        .contains("Opted out", "keyword STOP", "from the carrier");
    assertThat(get("api/messages?channel=sms-reply")).hasSize(1);
  }

  @Test
  void filtersByRecipientAndSaysSoWhenNothingFits() throws Exception {
    assertThat(page("").body()).contains("All quiet");
    send(mailTo("ann@example.com", "s-1"));
    send(mailTo("bob@example.com", "s-2"));

    assertThat(page("?q=bob").body())
        .contains("bob@example.com")
        .doesNotContain(">ann@example.com<");
    assertThat(page("?q=nobody").body()).contains("No message fits this filter");
  }
}
