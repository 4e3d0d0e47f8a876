package io.leadline.activities.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** A web server in the place of a mail service; how it takes mail is its subclass's. */
public abstract class HttpMailService extends Dispatcher implements AutoCloseable {
  protected static final ObjectMapper JSON = new ObjectMapper();

  private final MockWebServer server = new MockWebServer();
  private final List<String> taken = new ArrayList<>();
  private volatile MailProviderContract.Mood mood = MailProviderContract.Mood.USUAL;

  protected HttpMailService() {
    try {
      server.setDispatcher(this);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which path takes mail; everything else is {@link #other}. */
  protected abstract String sendPath();

  /** Answers a call that is taken, after noting each mail that is. */
  protected abstract MockResponse take(RecordedRequest request, JsonNode body);

  /** How the service says that it wants 25 seconds of rest. */
  protected abstract MockResponse.Builder throttled();

  protected MockResponse other(RecordedRequest request) {
    return new MockResponse.Builder().code(404).build();
  }

  protected final synchronized void note(String address) {
    taken.add(address);
  }

  public final synchronized List<String> taken() {
    return List.copyOf(taken);
  }

  public final void mood(MailProviderContract.Mood next) {
    mood = next;
  }

  public final String url() {
    return server.url("/").toString();
  }

  public final MockWebServer server() {
    return server;
  }

  @Override
  public final MockResponse dispatch(RecordedRequest request) {
    if (!Objects.requireNonNull(request.getTarget()).equals(sendPath())) {
      return other(request);
    }
    return switch (mood) {
      case USUAL -> take(request, body(request));
      case THROTTLING -> throttled().code(429).build();
      case AWAY -> new MockResponse.Builder().code(503).body("{}").build();
      case BREAKING_OFF -> {
        take(request, body(request));
        yield new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build();
      }
    };
  }

  private static JsonNode body(RecordedRequest request) {
    try {
      return JSON.readTree(Objects.requireNonNull(request.getBody()).utf8());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
