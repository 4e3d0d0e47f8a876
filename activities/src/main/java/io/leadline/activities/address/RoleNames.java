package io.leadline.activities.address;

import java.util.Locale;
import java.util.Set;

/** Mailboxes that belong to a function, not to a person: RFC 2142 and what is usual beside it. */
final class RoleNames {
  private static final Set<String> NAMES =
      Set.of(
          "abuse",
          "accounts",
          "admin",
          "administrator",
          "all",
          "billing",
          "career",
          "careers",
          "compliance",
          "contact",
          "customerservice",
          "devnull",
          "donotreply",
          "everyone",
          "feedback",
          "finance",
          "ftp",
          "hello",
          "help",
          "helpdesk",
          "hostmaster",
          "hr",
          "humanresources",
          "info",
          "jobs",
          "legal",
          "list",
          "mail",
          "mailerdaemon",
          "marketing",
          "media",
          "news",
          "noc",
          "noreply",
          "office",
          "orders",
          "payroll",
          "postmaster",
          "press",
          "privacy",
          "recruiting",
          "recruitment",
          "root",
          "sales",
          "security",
          "service",
          "spam",
          "staff",
          "subscribe",
          "support",
          "sysadmin",
          "team",
          "unsubscribe",
          "usenet",
          "uucp",
          "webmaster",
          "www");

  private RoleNames() {}

  /** Whether the part before the @ names a function; tags, hyphens and dots do not hide it. */
  static boolean contains(String local) {
    int tag = local.indexOf('+');
    String name = tag > 0 ? local.substring(0, tag) : local;
    return NAMES.contains(name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", ""));
  }
}
