package io.leadline.sandbox.mongodb;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * The embedded MongoDB as a process: {@code --data FOLDER [--port N]}, the port else from {@code
 * LEADLINE_MONGODB_PORT}, else 27017. One line on standard output says that it is ready, one on
 * standard error why it is not. SIGTERM ends it cleanly.
 */
public final class MongoServerMain {

  static final int BAD_USAGE = 2;
  static final int PORT_TAKEN = 3;
  static final int DATA_UNUSABLE = 4;

  private MongoServerMain() {}

  /** Ends with 2 for bad arguments, 3 for a taken port, 4 for a folder that cannot be used. */
  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> environment = System.getenv();
    String data = option(arguments, "--data", "");
    String port =
        option(arguments, "--port", environment.getOrDefault("LEADLINE_MONGODB_PORT", "27017"));
    if (data.isEmpty() || !port.matches("\\d{1,5}")) {
      throw fail(BAD_USAGE, "usage: --data FOLDER [--port N]");
    }
    EmbeddedMongo mongo = start(Path.of(data), Integer.parseInt(port));
    Runtime.getRuntime().addShutdownHook(new Thread(mongo::close, "close-mongodb"));
    System.out.println("MongoDB is ready on " + mongo.uri() + ", data in " + data);
    new CountDownLatch(1).await();
  }

  private static EmbeddedMongo start(Path folder, int port) {
    try {
      return EmbeddedMongo.start(folder, port);
    } catch (UncheckedIOException e) {
      throw fail(DATA_UNUSABLE, "cannot use the data folder: " + e.getCause());
    } catch (MVStoreException e) {
      boolean locked = e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
      String why = locked ? "another process uses it" : e.getMessage();
      throw fail(DATA_UNUSABLE, "cannot open the data file in " + folder + ": " + why);
    } catch (Exception e) { // the network library throws a checked one that it does not declare
      String why = e instanceof BindException ? "is taken" : "cannot be used: " + e;
      throw fail(PORT_TAKEN, "port " + port + " of 127.0.0.1 " + why);
    }
  }

  private static String option(String[] arguments, String name, String otherwise) {
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      if (arguments[i].equals(name)) {
        return arguments[i + 1];
      }
    }
    return otherwise;
  }

  private static IllegalStateException fail(int code, String why) {
    System.err.println("MongoDB did not start: " + why);
    System.exit(code);
    return new IllegalStateException(why);
  }
}
