package io.leadline.activities.failure;

/**
 * A backend (MongoDB, Elasticsearch, ...) cannot be reached or cannot work right now. Adapters
 * throw it in place of their driver's exceptions; it is worth retrying, and the CLI ends with exit
 * code 4 on it.
 */
public final class BackendUnavailableException extends RuntimeException {
  private final String backend;

  /**
   * @param backend the backend's name as operators know it: "Elasticsearch"
   * @param problem what is wrong, for example where it was looked for
   */
  public BackendUnavailableException(String backend, String problem, Throwable cause) {
    super(backend + " is unavailable: " + problem, cause);
    this.backend = backend;
  }

  /** The backend's name as operators know it. */
  public String backend() {
    return backend;
  }
}
