package io.leadline.activities.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentsTest {
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "Mozilla/5.0",
        "Mozilla/5.0 (compatible; LinkScanner/1.0)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "curl/8.5.0",
        "python-requests/2.32",
        "Slackbot-LinkExpanding 1.0"
      })
  void programsThatSaySoOrNothingAreMachines(@Nullable String agent) {
    assertThat(Agents.isMachine(agent)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FIREFOX,
        "Mozilla/5.0 (Linux; Android 13; CUBOT X70) AppleWebKit/537.36 Chrome/120.0 Mobile",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
      })
  void browsersArePeoples(String agent) {
    assertThat(Agents.isMachine(agent)).isFalse();
  }

  @Test
  void picturesAreFetchedAheadByApplesProxyAndByBareAgents() {
    assertThat(Agents.prefetches("Mozilla/5.0", "203.0.113.7")).isTrue();
    assertThat(Agents.prefetches(FIREFOX, "17.58.101.9")).isTrue();
    assertThat(Agents.prefetches(FIREFOX, "170.58.101.9")).isFalse();
    assertThat(Agents.prefetches(null, null)).isFalse();
    assertThat(
            Agents.prefetches(
                "Mozilla/5.0 (Windows NT 5.1) Firefox/11.0 (via ggpht.com GoogleImageProxy)",
                "66.249.84.1"))
        .isFalse();
  }
}
