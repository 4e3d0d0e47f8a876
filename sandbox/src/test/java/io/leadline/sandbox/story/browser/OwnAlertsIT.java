package io.leadline.sandbox.story.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.leadline.sandbox.story.RunningStack;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lead helps itself on a phone: changes what it gets, takes a break, is asked whether it is still
 * looking, moves to another address and leaves. Every page that it sees is checked for
 * accessibility, light and dark.
 */
class OwnAlertsIT {
  private static final ZoneId AUSTIN = ZoneId.of("America/Chicago");

  @TempDir static Path data;
  private static RunningStack stack;
  private static Browser browser;

  @BeforeAll
  static void start() {
    stack =
        RunningStack.up(
            data,
            Map.of(
                "LEADLINE_LIFECYCLE_PAUSE_AFTER", "PT40S",
                "LEADLINE_LIFECYCLE_PAUSE_DELIVERED", "0",
                "LEADLINE_LIFECYCLE_WINBACK_FIRST", "PT1S"));
    browser = Browser.open();
  }

  @AfterAll
  static void stop() {
    browser.close();
    stack.close();
  }

  @Test
  void leadKeepsChangesPausesMovesAndLeavesByItself() {
    String address = "paula.phone@example.com";
    signUpAndConfirm(address);

    Page page = browser.phone();
    stack.awaitStage(address, "WINBACK");
    page.navigate(link(stack.awaitMessage(address, "winback"), "/keep/"));
    see(page);
    press(page, "keep");
    see(page);
    stack.awaitStage(address, "ACTIVE");

    page.locator("a.button").click();
    see(page);
    page.locator("#query").fill("-");
    press(page, "save");
    assertThat(page.locator("#query-help").textContent()).contains("Say what work");
    see(page);
    page.locator("#query").fill("charge nurse");
    page.locator("#frequency").selectOption("WEEKLY");
    page.locator("#sms").check();
    page.locator("#phone").fill("(512) 555-0142");
    press(page, "save");
    assertThat(page.locator("[role=status]").textContent()).contains("Saved.", "Texts are on.");
    see(page);
    assertThat(stack.lead(address).path("query").asText()).isEqualTo("charge nurse");
    assertThat(stack.lead(address).path("frequency").asText()).isEqualTo("WEEKLY");

    page.locator("#until").fill(LocalDate.now(AUSTIN).plusDays(10).toString());
    press(page, "pause");
    see(page);
    RunningStack.await(
        "the break", () -> stack.lead(address).path("reason").asText().equals("LEAD_REQUEST"));
    page.locator("a.button").click();
    see(page);
    press(page, "resume");
    stack.awaitStage(address, "ACTIVE");

    String moved = "paula.moved@example.org";
    page.locator("a.button").click();
    page.locator("#newEmail").fill(moved);
    press(page, "address");
    see(page);
    JsonNode question = stack.awaitMessage(moved, "address");
    page.navigate(link(question, "/address/"));
    see(page);
    page.locator("form button").first().click();
    see(page);
    RunningStack.await(
        "the new address", () -> stack.lead(moved).path("email").asText().equals(moved));

    page.navigate(link(question, "/preferences/"));
    see(page);
    press(page, "leave");
    see(page);
    stack.awaitStage(moved, "CLOSED");
    assertThat(stack.lead(moved).path("reason").asText()).isEqualTo("UNSUBSCRIBED");
  }

  @Test
  void operatorReadsTheTimelineAsAPage() {
    String address = "tina.timeline@example.com";
    signUpAndConfirm(address);
    var written = stack.cli("lead", "timeline", address, "--html", "-");
    assertThat(written.exitCode()).as(written.err()).isZero();

    Page page = browser.phone();
    page.setContent(written.out());
    see(page);
    assertThat(page.locator("h1").textContent()).isEqualTo(address);
  }

  private static void signUpAndConfirm(String address) {
    assertThat(
            stack
                .postJson(
                    stack.api("/leads"),
                    """
                    {"email":"%s","query":"registered nurse","location":"Austin, TX","radiusKm":50,
                     "consent":{"email":true,"sms":false,"text":"Daily job alerts by e-mail"}}\
                    """
                        .formatted(address))
                .statusCode())
        .isEqualTo(202);
    Page page = browser.phoneWithoutScripts();
    page.navigate(link(stack.awaitMessage(address, "verify"), "/verify/"));
    page.locator("form button").first().click();
    RunningStack.await(
        "confirmation of " + address,
        () -> !stack.lead(address).path("stage").asText().equals("VERIFYING"));
  }

  /** As shown, in both colour schemes. */
  private static void see(Page page) {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      Accessibility.check(page);
    }
    int width = (int) page.evaluate("() => document.documentElement.scrollWidth");
    assertThat(width).as("nothing to scroll sideways on " + page.title()).isLessThanOrEqualTo(390);
  }

  private static void press(Page page, String act) {
    page.locator("button[value=" + act + "]").click();
  }

  private static String link(JsonNode message, String path) {
    return StreamSupport.stream(message.path("links").spliterator(), false)
        .map(JsonNode::asText)
        .filter(each -> each.contains(path))
        .findFirst()
        .orElse("");
  }
}
