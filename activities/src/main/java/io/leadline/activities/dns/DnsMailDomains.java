package io.leadline.activities.dns;

import io.leadline.activities.address.MailDomains;
import java.time.Duration;
import java.util.Arrays;
import org.xbill.DNS.Cache;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks name servers whether a domain accepts mail: MX, else its own address. A null MX (RFC 7505)
 * refuses mail; a server that fails or is silent says nothing about the domain. Each question has
 * its own time limit in the resolver. Remembering is up to {@link
 * io.leadline.activities.address.CachedMailDomains}.
 */
public final class DnsMailDomains implements MailDomains {
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(1);
  private static final Duration NEGATIVE = Duration.ofMinutes(10);
  private static final Duration FAILED = Duration.ofSeconds(30);

  private final Resolver resolver;

  /**
   * @param resolver with its timeout set, such as an {@code ExtendedResolver} over the name servers
   *     of the machine
   */
  public DnsMailDomains(Resolver resolver) {
    this.resolver = resolver;
  }

  /** Over the name servers of the machine. */
  public static DnsMailDomains ofThisMachine() {
    return new DnsMailDomains(new ExtendedResolver());
  }

  @Override
  public Answer ask(String domain) {
    Name name;
    try {
      name = Name.fromString(domain, Name.root);
    } catch (TextParseException e) {
      return new Answer(Status.NO_SUCH_DOMAIN, NEGATIVE);
    }
    Lookup mx = lookup(name, Type.MX);
    return switch (mx.getResult()) {
      case Lookup.SUCCESSFUL -> mailServers(mx.getAnswers());
      case Lookup.HOST_NOT_FOUND -> new Answer(Status.NO_SUCH_DOMAIN, NEGATIVE);
      case Lookup.TYPE_NOT_FOUND -> ownAddress(name, Type.A, Type.AAAA);
      default -> new Answer(Status.UNKNOWN, FAILED);
    };
  }

  private Answer ownAddress(Name name, int... types) {
    for (int type : types) {
      Lookup address = lookup(name, type);
      switch (address.getResult()) {
        case Lookup.SUCCESSFUL -> {
          return new Answer(Status.ACCEPTS, keep(address.getAnswers()));
        }
        case Lookup.TYPE_NOT_FOUND, Lookup.HOST_NOT_FOUND -> {
          // the next type may have one
        }
        default -> {
          return new Answer(Status.UNKNOWN, FAILED);
        }
      }
    }
    return new Answer(Status.NO_MAIL, NEGATIVE);
  }

  private static Answer mailServers(Record[] records) {
    boolean someServer =
        Arrays.stream(records)
            .anyMatch(r -> r instanceof MXRecord mx && !mx.getTarget().equals(Name.root));
    return new Answer(someServer ? Status.ACCEPTS : Status.NO_MAIL, keep(records));
  }

  private static Duration keep(Record[] records) {
    Duration ttl =
        Duration.ofSeconds(Arrays.stream(records).mapToLong(Record::getTTL).min().orElse(0));
    return ttl.compareTo(LEAST) < 0 ? LEAST : ttl.compareTo(MOST) > 0 ? MOST : ttl;
  }

  private Lookup lookup(Name name, int type) {
    Lookup lookup = new Lookup(name, type);
    lookup.setResolver(resolver);
    lookup.setCache(new Cache());
    lookup.run();
    return lookup;
  }
}
