package io.leadline.activities.engagement;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which agents and addresses are known to be machines'. Only the verdict is kept, never the agent
 * or the address. Proxies that fetch a picture when a person opens the mail, such as Gmail's, are
 * not among them.
 */
public final class Agents {
  /** What Apple's mail privacy proxy, and little else, sends. */
  private static final String BARE = "mozilla/5.0";

  /** Names that programs give themselves; CUBOT makes telephones. */
  private static final Pattern DECLARED =
      Pattern.compile("(?<!cu)bot\\b|crawler|spider|scanner|preview|curl/|wget/|python-requests");

  /** Apple's own network, 17.0.0.0/8. */
  private static final String APPLE = "17.";

  private Agents() {}

  /** Whether a link was followed by a program that says so, or says nothing. */
  public static boolean isMachine(@Nullable String agent) {
    if (agent == null || agent.isBlank()) {
      return true;
    }
    String words = agent.strip().toLowerCase(Locale.ROOT);
    return words.equals(BARE) || DECLARED.matcher(words).find();
  }

  /**
   * Whether a mail program fetched the picture by itself; unlike with a link, an agent that is not
   * known says nothing.
   */
  public static boolean prefetches(@Nullable String agent, @Nullable String ip) {
    boolean apple = ip != null && ip.startsWith(APPLE);
    return apple || (agent != null && !agent.isBlank() && isMachine(agent));
  }
}
