package io.leadline.activities.ses;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.leadline.activities.webhook.WebhookFetch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * The certificates that SNS signs with. Each is fetched once, from SNS's own host over TLS, which
 * vouches for its origin: the file holds no chain up to a root. What chain it holds is checked, and
 * names and dates at every use.
 */
final class SnsCertificates {
  private static final int KEPT = 16;
  private static final int DNS_NAME = 2;

  private final SnsTopic topic;
  private final WebhookFetch fetch;
  private final InstantSource clock;
  private final Cache<URI, List<X509Certificate>> kept =
      Caffeine.newBuilder().maximumSize(KEPT).build();

  SnsCertificates(SnsTopic topic, WebhookFetch fetch, InstantSource clock) {
    this.topic = topic;
    this.fetch = fetch;
    this.clock = clock;
  }

  /**
   * The key of the certificate there.
   *
   * @param address one of {@link SnsTopic#certificateAt}
   * @throws IOException when it cannot be fetched now
   * @throws GeneralSecurityException when it is none that we trust
   */
  PublicKey keyAt(URI address) throws IOException, GeneralSecurityException {
    List<X509Certificate> chain = kept.getIfPresent(address);
    if (chain == null) {
      chain = read(fetch.get(address));
      check(chain);
      kept.put(address, chain);
    } else {
      check(chain);
    }
    return chain.getFirst().getPublicKey();
  }

  private static List<X509Certificate> read(byte[] pem) throws CertificateException {
    List<X509Certificate> chain = new ArrayList<>();
    for (var certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem))) {
      chain.add((X509Certificate) certificate);
    }
    if (chain.isEmpty()) {
      throw new CertificateException("there is no certificate");
    }
    return List.copyOf(chain);
  }

  private void check(List<X509Certificate> chain) throws GeneralSecurityException {
    Date now = Date.from(clock.instant());
    for (int i = 0; i < chain.size(); i++) {
      chain.get(i).checkValidity(now);
      if (i > 0) {
        chain.get(i - 1).verify(chain.get(i).getPublicKey());
      }
    }
    if (names(chain.getFirst()).stream().noneMatch(topic.certificateNames()::contains)) {
      throw new CertificateException("it is not made out to Amazon SNS");
    }
  }

  /** Alternative names; the common name of a certificate without any. */
  private static List<String> names(X509Certificate certificate) throws CertificateException {
    Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
    if (alternatives != null) {
      return alternatives.stream()
          .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
          .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
          .toList();
    }
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(part -> String.valueOf(part.getValue()).toLowerCase(Locale.ROOT))
              .toList();
    } catch (InvalidNameException e) {
      throw new CertificateException("its name cannot be read", e);
    }
  }
}
