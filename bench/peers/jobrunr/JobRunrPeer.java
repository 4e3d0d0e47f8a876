import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.BackgroundJob;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;

/**
 * {@code worker}, or {@code KIND MANY}: submits jobs one by one and prints when it began and ended,
 * in seconds.
 */
public final class JobRunrPeer {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public static void main(String[] arguments) throws InterruptedException {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(System.getenv("PEER_JDBC"));
    var storage = new PostgresStorageProvider(new HikariDataSource(pool));
    if (arguments[0].equals("worker")) {
      JobRunr.configure()
          .useStorageProvider(storage)
          .useBackgroundJobServer(
              BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                  .andPollInterval(Duration.ofSeconds(5))
                  .andWorkerCount(50))
          .initialize();
      Thread.currentThread().join();
    }
    JobRunr.configure().useStorageProvider(storage).initialize();
    submit(arguments[0], Integer.parseInt(arguments[1]));
    System.exit(0);
  }

  private static void submit(String kind, int many) throws InterruptedException {
    double began = now();
    for (int i = 0; i < many; i++) {
      int item = i;
      double submitted = now();
      switch (kind) {
        case "noop" -> BackgroundJob.enqueue(() -> noop());
        case "pickup" -> {
          BackgroundJob.enqueue(() -> pickup(submitted));
          Thread.sleep(50);
        }
        case "digest" -> BackgroundJob.enqueue(() -> digest(item));
        default -> throw new IllegalArgumentException(kind);
      }
    }
    System.out.println(began + " " + now());
  }

  /** Does nothing but say so: one byte in the file of finished jobs. */
  public static void noop() throws IOException {
    write(".");
  }

  /** Writes down how many milliseconds it waited for a worker. */
  public static void pickup(double submitted) throws IOException {
    write((now() - submitted) * 1000 + "\n");
  }

  /** Calls the provider for one lead. */
  public static void digest(int item) throws IOException, InterruptedException {
    URI call = URI.create(System.getenv("PEER_PROVIDER") + "/calls/" + item);
    HTTP.send(
        HttpRequest.newBuilder(call).POST(HttpRequest.BodyPublishers.noBody()).build(),
        BodyHandlers.discarding());
  }

  private static void write(String text) throws IOException {
    Files.writeString(
        Path.of(System.getenv("PEER_DONE")),
        text,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static double now() {
    return System.currentTimeMillis() / 1000.0;
  }
}
