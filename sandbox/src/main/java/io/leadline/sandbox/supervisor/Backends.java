package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.Reachability;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Servers of the user's own, as their addresses in the environment name them. */
final class Backends {
  private static final Pattern FIRST_HOST =
      Pattern.compile("^(?:[a-z+]+://)?(?:[^@/]*@)?(\\[[^\\]]+\\]|[^:/,?]+)(?::(\\d+))?.*");

  private Backends() {}

  /**
   * Whether the first host of an address accepts connections. A {@code +srv} address names a DNS
   * record and not a host: that is left to the driver.
   */
  static boolean listens(String address, int defaultPort) {
    Matcher matcher = FIRST_HOST.matcher(address);
    if (address.contains("+srv://") || !matcher.matches()) {
      return true;
    }
    String port = matcher.group(2);
    return Reachability.listens(
        matcher.group(1), port == null ? defaultPort : Integer.parseInt(port));
  }

  /** The address without the user name and password that it may carry. */
  static String withoutPassword(String address) {
    return address.replaceFirst("//[^@/]*@", "//");
  }
}
