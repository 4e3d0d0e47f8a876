package io.leadline.activities.message;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;

/** One HTTP call to a provider, and what it means when there is no answer. */
@FunctionalInterface
public interface ProviderExchange {
  /** How long to wait when a provider is away and says nothing of it. */
  Duration USUAL_WAIT = Duration.ofSeconds(10);

  /** Calls and reads the answer. */
  CallAnswer make() throws IOException;

  /**
   * Makes the call. Who was not reached has processed nothing; whose answer got lost may have.
   *
   * @param address of the provider, for people
   */
  static CallAnswer with(String address, ProviderExchange exchange) {
    try {
      return exchange.make();
    } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
      return new CallAnswer.TryLater(USUAL_WAIT, "no connection to " + address);
    } catch (IOException e) {
      return new CallAnswer.OutcomeUnknown("connection lost: " + e.getMessage());
    }
  }
}
