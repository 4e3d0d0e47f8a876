package io.leadline.activities.smtp;

import io.leadline.activities.message.MailProviderContract;
import io.leadline.activities.message.MessageProvider;
import io.leadline.activities.message.ProviderExchange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class SmtpContractTest extends MailProviderContract {
  private final ScriptedRelay relay = new ScriptedRelay();

  @AfterEach
  void stop() {
    relay.close();
  }

  @Override
  protected MessageProvider provider() {
    return new SmtpMailProvider(
        SmtpRelay.parse(relay.url()), FROM, new RelayTags(RelayService.OTHER, ""), () -> NOW);
  }

  @Override
  protected void service(Mood mood) {
    relay.mood(mood);
  }

  @Override
  protected List<String> taken() {
    return relay.taken();
  }

  /** SMTP has no way to say how long. */
  @Override
  protected Duration askedToWait() {
    return ProviderExchange.USUAL_WAIT;
  }
}
