package io.leadline.activities.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.address.MailDomains.Answer;
import io.leadline.activities.address.MailDomains.Status;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;

class DnsMailDomainsTest {
  private LoopbackNameServer server;
  private DnsMailDomains domains;

  @BeforeEach
  void startNameServer() throws IOException {
    server = new LoopbackNameServer();
    SimpleResolver resolver = new SimpleResolver("127.0.0.1");
    resolver.setPort(server.port());
    resolver.setTimeout(Duration.ofSeconds(1));
    domains = new DnsMailDomains(resolver);
  }

  @AfterEach
  void stopNameServer() {
    server.close();
  }

  @Test
  void mailServersAcceptMailForAsLongAsTheirRecordLives() {
    server.record("acme.test. 3600 IN MX 10 mx.acme.test.");

    assertThat(domains.ask("acme.test")).isEqualTo(new Answer(Status.ACCEPTS, Duration.ofHours(1)));
  }

  @Test
  void veryShortLivesAreStretched() {
    server.record("acme.test. 1 IN MX 10 mx.acme.test.");

    assertThat(domains.ask("acme.test").keep()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aNullMxRefusesMailEvenBesideAnAddress() {
    server.record("acme.test. 60 IN MX 0 .").record("acme.test. 60 IN A 192.0.2.1");

    assertThat(domains.ask("acme.test").status()).isEqualTo(Status.NO_MAIL);
  }

  @Test
  void anAddressStandsInForMissingMailServers() {
    server.record("four.test. 60 IN A 192.0.2.1").record("six.test. 60 IN AAAA 2001:db8::1");

    assertThat(domains.ask("four.test").status()).isEqualTo(Status.ACCEPTS);
    assertThat(domains.ask("six.test").status()).isEqualTo(Status.ACCEPTS);
  }

  @Test
  void aDomainWithNeitherTakesNoMail() {
    server.record("acme.test. 60 IN TXT hello");

    assertThat(domains.ask("acme.test").status()).isEqualTo(Status.NO_MAIL);
  }

  @Test
  void aDomainThatDoesNotExist() {
    assertThat(domains.ask("nobody.test").status()).isEqualTo(Status.NO_SUCH_DOMAIN);
  }

  @Test
  void aFailingServerSaysNothingAboutTheDomain() {
    server.record("acme.test. 60 IN MX 10 mx.acme.test.").answerAll(Rcode.SERVFAIL);

    assertThat(domains.ask("acme.test").status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void aSilentServerSaysNothingAboutTheDomain() {
    server.record("acme.test. 60 IN MX 10 mx.acme.test.").silent();

    assertThat(domains.ask("acme.test").status()).isEqualTo(Status.UNKNOWN);
  }
}
