package io.leadline.activities.elastic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.posting.PostingQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElasticConnectionTest {

  @Test
  void namesTheClusterThatIsAway() throws IOException {
    URI url = URI.create("http://127.0.0.1:" + closedPort());
    try (ElasticConnection elastic = new ElasticConnection(url, null)) {
      ElasticPostingIndex index = new ElasticPostingIndex(elastic);

      assertThatThrownBy(index::prepare)
          .isInstanceOf(BackendUnavailableException.class)
          .hasMessageContaining("Elasticsearch is unavailable")
          .hasMessageContaining(url.toString());
      assertThatThrownBy(
              () -> index.searchAll(List.of(new PostingQuery("x", null, 0, Instant.EPOCH)), 1))
          .isInstanceOf(BackendUnavailableException.class);
    }
  }

  @Test
  void opensNothingBeforeItIsUsed() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(1);
      new ElasticPostingIndex(
          new ElasticConnection(URI.create("http://127.0.0.1:" + server.getLocalPort()), null));

      assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
