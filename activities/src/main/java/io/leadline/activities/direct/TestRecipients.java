package io.leadline.activities.direct;

import io.leadline.activities.config.Environment;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses and numbers that operators set apart for tests. */
public record TestRecipients(Set<String> all) {
  /** The variable that lists them. */
  public static final String SETTING = "LEADLINE_TEST_RECIPIENTS";

  public TestRecipients {
    all = all.stream().map(TestRecipients::plain).collect(Collectors.toUnmodifiableSet());
  }

  public static TestRecipients from(Environment environment) {
    String list = environment.text(SETTING, "");
    return new TestRecipients(
        Arrays.stream(list.split(",", -1))
            .filter(entry -> !entry.isBlank())
            .collect(Collectors.toSet()));
  }

  /** Whether tests may go there, however it is written. */
  public boolean contains(String to) {
    return all.contains(plain(to));
  }

  private static String plain(String to) {
    String text = to.strip().toLowerCase(Locale.ROOT);
    return text.contains("@") ? text : text.replaceAll("[\\s().-]", "");
  }

  /** Shows no personal data. */
  @Override
  public String toString() {
    return "TestRecipients[" + all.size() + "]";
  }
}
