package io.leadline.sandbox.story.browser;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The installed Chromium, headless, in a profile of its own. */
final class Browser implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"),
          Path.of("/snap/bin/chromium"));

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Browser open() {
    Path chromium =
        PLACES.stream()
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no Chromium found; ./leadline test installs it (apt-get install"
                            + " chromium)"));
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run"))));
  }

  /** A page on a phone-sized screen, without JavaScript: our pages must do without. */
  Page phoneWithoutScripts() {
    return browser
        .newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setJavaScriptEnabled(false))
        .newPage();
  }

  /** A page on a phone-sized screen, into which the checks may put their script. */
  Page phone() {
    return browser
        .newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setBypassCSP(true))
        .newPage();
  }

  /** A page on a desktop screen. */
  Page desktop() {
    return browser
        .newContext(
            new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1280, 900))
        .newPage();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
