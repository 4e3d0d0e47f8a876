package io.leadline.activities.posting;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Opens a feed on the web. */
public interface FeedFetcher {

  /**
   * Opens the document for reading.
   *
   * @param known the version of the last reading; an unknown one has the document in any case
   * @throws IOException if it cannot be had; the message says why in words for an operator
   */
  Fetched open(URI address, FeedVersion known) throws IOException;

  /**
   * An open document.
   *
   * @param body null if the document still has the known version
   */
  record Fetched(@Nullable InputStream body, FeedVersion version) implements Closeable {
    @Override
    public void close() throws IOException {
      if (body != null) {
        body.close();
      }
    }
  }
}
