package io.leadline.activities.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Tells addresses of the public internet from those that lead into our own network. After the
 * special-purpose registries of RFC 6890; the metadata services of clouds lie in link-local and
 * private ranges.
 */
final class PublicAddresses {
  private static final String[] REFUSED_IPV4 = {
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4"
  };

  /** Of IPv6 only this part is handed out for the public internet. */
  private static final String PUBLIC_IPV6 = "2000::/3";

  private static final String[] REFUSED_IPV6 = {"2001::/23", "2001:db8::/32", "3fff::/20"};

  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    return address instanceof Inet6Address ipv6
        ? isPublicIpv6(ipv6)
        : Arrays.stream(REFUSED_IPV4).noneMatch(range -> in(address, range));
  }

  private static boolean isPublicIpv6(Inet6Address address) {
    byte[] bytes = address.getAddress();
    if (in(address, "64:ff9b::/96")) {
      return isPublic(ipv4(bytes, 12));
    } else if (in(address, "2002::/16")) {
      return isPublic(ipv4(bytes, 2));
    }
    return in(address, PUBLIC_IPV6)
        && Arrays.stream(REFUSED_IPV6).noneMatch(range -> in(address, range));
  }

  private static InetAddress ipv4(byte[] ipv6, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(ipv6, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** No name is looked up for a literal address. */
  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean in(InetAddress address, String range) {
    String[] parts = range.split("/", -1);
    byte[] network = literal(parts[0]).getAddress();
    byte[] bytes = address.getAddress();
    int length = Integer.parseInt(parts[1]);
    for (int bit = 0; bit < length; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((network[bit / 8] & mask) != (bytes[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
