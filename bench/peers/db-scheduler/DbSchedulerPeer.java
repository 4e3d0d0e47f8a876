import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * {@code worker}, or {@code KIND MANY}: submits jobs one by one and prints when it began and ended,
 * in seconds.
 */
public final class DbSchedulerPeer {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final TaskDescriptor<Void> NOOP = TaskDescriptor.of("noop");
  private static final TaskDescriptor<Double> PICKUP = TaskDescriptor.of("pickup", Double.class);
  private static final TaskDescriptor<Integer> DIGEST = TaskDescriptor.of("digest", Integer.class);

  public static void main(String[] arguments) throws InterruptedException, SQLException {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(System.getenv("PEER_JDBC"));
    DataSource database = new HikariDataSource(pool);
    createTable(database);
    if (arguments[0].equals("worker")) {
      work(database);
      Thread.currentThread().join();
    }
    submit(
        SchedulerClient.Builder.create(database).build(),
        arguments[0],
        Integer.parseInt(arguments[1]));
    System.exit(0);
  }

  private static void work(DataSource database) {
    OneTimeTask<Void> noop = Tasks.oneTime(NOOP).execute((task, context) -> write("."));
    OneTimeTask<Double> pickup =
        Tasks.oneTime(PICKUP)
            .execute((task, context) -> write((now() - task.getData()) * 1000 + "\n"));
    OneTimeTask<Integer> digest =
        Tasks.oneTime(DIGEST).execute((task, context) -> call(task.getData()));
    Scheduler.create(database, noop, pickup, digest)
        .threads(50)
        .pollingInterval(Duration.ofMillis(100))
        .pollUsingLockAndFetch(2, 6)
        .build()
        .start();
  }

  private static void submit(SchedulerClient client, String kind, int many)
      throws InterruptedException {
    double began = now();
    for (int item = 0; item < many; item++) {
      String id = began + "-" + item;
      switch (kind) {
        case "noop" -> client.schedule(NOOP.instance(id).build(), Instant.now());
        case "pickup" -> {
          client.schedule(PICKUP.instance(id).data(now()).build(), Instant.now());
          Thread.sleep(50);
        }
        case "digest" -> client.schedule(DIGEST.instance(id).data(item).build(), Instant.now());
        default -> throw new IllegalArgumentException(kind);
      }
    }
    System.out.println(began + " " + now());
  }

  /** Calls the provider for one lead. */
  private static void call(int item) {
    URI call = URI.create(System.getenv("PEER_PROVIDER") + "/calls/" + item);
    try {
      HTTP.send(
          HttpRequest.newBuilder(call).POST(HttpRequest.BodyPublishers.noBody()).build(),
          BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One byte, or one line, of a finished job. */
  private static void write(String text) {
    try {
      Files.writeString(
          Path.of(System.getenv("PEER_DONE")),
          text,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double now() {
    return System.currentTimeMillis() / 1000.0;
  }

  /** The table as db-scheduler's documentation has it for PostgreSQL. */
  private static void createTable(DataSource database) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          create table if not exists scheduled_tasks (
            task_name text not null,
            task_instance text not null,
            task_data bytea,
            execution_time timestamp with time zone not null,
            picked boolean not null,
            picked_by text,
            last_success timestamp with time zone,
            last_failure timestamp with time zone,
            consecutive_failures int,
            last_heartbeat timestamp with time zone,
            version bigint not null,
            priority smallint,
            primary key (task_name, task_instance));
          create index if not exists execution_time_idx on scheduled_tasks (execution_time);
          create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat);
          """);
    }
  }
}
