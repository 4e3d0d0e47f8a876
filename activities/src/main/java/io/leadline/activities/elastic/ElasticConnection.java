package io.leadline.activities.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import io.leadline.activities.failure.BackendUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one cluster, opened when it is first used. Works with servers 8 and 9: the
 * client speaks version 9 but asks for the protocol of version 8, which both understand.
 */
public final class ElasticConnection implements AutoCloseable {
  private static final String BACKEND = "Elasticsearch";
  private static final String MEDIA_TYPE = "application/vnd.elasticsearch+json; compatible-with=8";

  /** Answers that mean "not now": too busy, no master, proxy without a server behind it. */
  private static final Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);

  private final URI url;
  private final @Nullable String apiKey;
  private @Nullable ElasticsearchClient client;

  /**
   * @param url of the cluster, {@code http://host:9200}
   * @param apiKey base64 as the cluster gave it out, or null
   */
  public ElasticConnection(URI url, @Nullable String apiKey) {
    this.url = url;
    this.apiKey = apiKey;
  }

  /** One call of the client. */
  @FunctionalInterface
  interface Call<T> {
    T on(ElasticsearchClient client) throws IOException;
  }

  /** Several calls without an answer of their own. */
  @FunctionalInterface
  interface Calls {
    void on(ElasticsearchClient client) throws IOException;
  }

  /** Like {@link #call}, without an answer. */
  void run(Calls calls) {
    call(
        client -> {
          calls.on(client);
          return true;
        });
  }

  /** Makes a call and turns what means "away" into {@link BackendUnavailableException}. */
  <T> T call(Call<T> call) {
    try {
      return call.on(client());
    } catch (ElasticsearchException e) {
      if (NOT_NOW.contains(e.status())) {
        throw new BackendUnavailableException(BACKEND, url + " answered " + e.getMessage(), e);
      } else if (e.status() == 404 && "index_not_found_exception".equals(e.error().type())) {
        throw new BackendUnavailableException(
            BACKEND, "the index is not there yet (leadline init makes it): " + e.getMessage(), e);
      }
      throw e;
    } catch (IOException | UncheckedIOException e) {
      throw new BackendUnavailableException(BACKEND, "no answer from " + url, e);
    }
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      try {
        client.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      client = null;
    }
  }

  private synchronized ElasticsearchClient client() {
    if (client == null) {
      client =
          ElasticsearchClient.of(
              config -> {
                config
                    .host(url)
                    .jsonMapper(new JacksonJsonpMapper())
                    .transportOptions(
                        options ->
                            options
                                .setHeader("Accept", MEDIA_TYPE)
                                .setHeader("Content-Type", MEDIA_TYPE));
                return apiKey == null ? config : config.apiKey(apiKey);
              });
    }
    return client;
  }
}
