package io.leadline.sandbox.story.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs axe-core over a page as it is shown. */
final class Accessibility {
  private static final String AXE = script();

  private static final String SERIOUS =
      """
      async () => {
        const result = await axe.run(document);
        return result.violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '));
      }\
      """;

  private Accessibility() {}

  /** Fails on findings that keep people from using the page, naming rule and element. */
  static void check(Page page) {
    page.evaluate(AXE);
    Object findings = page.evaluate(SERIOUS);
    assertThat(findings).as("serious findings on " + page.title()).isEqualTo(List.of());
  }

  private static String script() {
    try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new IllegalStateException("axe-core is not on the classpath");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
