package io.leadline.activities.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.FakeAuditLog;
import io.leadline.activities.job.FakeSealer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final URI URL = URI.create("https://hooks.example.com/in");

  private final FakeSubscriptions subscriptions = new FakeSubscriptions();
  private final FakeAuditLog audit = new FakeAuditLog();
  private final AtomicInteger ids = new AtomicInteger();
  private final SubscriptionDesk desk =
      new SubscriptionDesk(
          subscriptions,
          url -> "https".equals(url.getScheme()) ? Optional.empty() : Optional.of("must be https"),
          new FakeSealer(),
          audit,
          () -> "id" + ids.incrementAndGet(),
          new Random(7),
          () -> NOW);

  @Test
  void makesASecret_keepsItSealed_andNotesWhoAddedIt() {
    SubscriptionDesk.Created made = desk.create(URL, List.of("lead.*"), null, "operator");

    byte[] secret = desk.secret(made.subscription().id()).orElseThrow();
    assertThat(secret).hasSize(32);
    assertThat(made.secret()).isEqualTo("whsec_" + Base64.getEncoder().encodeToString(secret));
    Subscription kept = desk.find(made.subscription().id()).orElseThrow();
    assertThat(new String(kept.secret().bytes(), StandardCharsets.UTF_8))
        .doesNotContain(made.secret());
    assertThat(audit.list(5))
        .extracting(AuditLog.Entry::who, AuditLog.Entry::what)
        .containsExactly(tuple("operator", "subscription.add"));
  }

  @Test
  void takesASecretThatIsGiven() {
    String given = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

    SubscriptionDesk.Created made = desk.create(URL, List.of("*"), given, "cli");

    assertThat(made.secret()).isEqualTo(given);
    assertThat(desk.secret(made.subscription().id())).contains(new byte[24]);
  }

  @ParameterizedTest
  @CsvSource({
    "http://hooks.example.com/in, lead.paused,, url",
    "https://hooks.example.com/in, lead.wandering,, events",
    "https://hooks.example.com/in, '',, events",
    "https://hooks.example.com/in, *, secret, secret",
    "https://hooks.example.com/in, *, whsec_AAAA, secret",
    "https://hooks.example.com/in, *, whsec_!, secret"
  })
  void namesWhatCannotBeUsed(String url, String type, @Nullable String secret, String field) {
    List<String> events = type.isEmpty() ? List.of() : List.of(type);

    assertThatThrownBy(() -> desk.create(URI.create(url), events, secret, "cli"))
        .isInstanceOfSatisfying(
            BadInputException.class,
            bad ->
                assertThat(bad.fields())
                    .extracting(BadInputException.BadField::field)
                    .containsExactly(field));
    assertThat(desk.all()).isEmpty();
  }

  @Test
  void disabledSubscriptionHasNoSecretToSignWith_untilItIsEnabled() {
    String id = desk.create(URL, List.of("*"), null, "cli").subscription().id();

    desk.disable(id, "the receiver answered 410");
    desk.disable(id, "again");
    assertThat(desk.secret(id)).isEmpty();
    assertThat(desk.find(id).orElseThrow().why()).isEqualTo("the receiver answered 410");
    assertThat(audit.list(9)).hasSize(2);

    assertThat(desk.enable(id, "operator")).isTrue();
    assertThat(desk.secret(id)).isPresent();
    assertThat(desk.remove(id, "operator")).isTrue();
    assertThat(desk.remove(id, "operator")).isFalse();
    assertThat(desk.enable(id, "operator")).isFalse();
    assertThat(desk.secret(id)).isEmpty();
  }
}
