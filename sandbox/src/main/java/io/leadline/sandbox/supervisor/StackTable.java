package io.leadline.sandbox.supervisor;

import static io.leadline.sandbox.supervisor.Component.external;
import static io.leadline.sandbox.supervisor.Component.service;

import io.leadline.sandbox.stack.ElasticsearchServer;
import io.leadline.sandbox.stack.Launch;
import io.leadline.sandbox.stack.Reachability;
import io.leadline.sandbox.stack.TemporalDevServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the local stack consists of: one line per component, in the order people read them. */
final class StackTable {
  private static final String TEMPORAL = "temporal";
  private static final String ELASTICSEARCH = "elasticsearch";
  private static final String SIMULATOR = "simulator";

  private final StackSettings settings;
  private final Map<String, String> environment;

  StackTable(StackSettings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = Map.copyOf(environment);
  }

  /**
   * The components; those that the environment names are the user's own.
   *
   * @param temporal the program of the Temporal server
   * @param elasticsearch the unpacked server
   */
  List<Component> components(Supplier<Path> temporal, Supplier<Path> elasticsearch) {
    StackPorts ports = settings.ports();
    List<Component> table = new ArrayList<>();
    table.add(
        settings
            .variable("TEMPORAL_ADDRESS")
            .map(address -> external(TEMPORAL, address, () -> Backends.listens(address, 7233)))
            .orElseGet(
                () ->
                    service(
                        TEMPORAL,
                        ports.temporal(),
                        "127.0.0.1:" + ports.temporal(),
                        () -> TemporalDevServer.isReady(ports.temporalUi()),
                        () -> temporal(temporal.get()))));
    table.add(
        settings
            .variable("ELASTICSEARCH_URL")
            .map(url -> external(ELASTICSEARCH, url, () -> Backends.listens(url, 9200)))
            .orElseGet(
                () ->
                    service(
                        ELASTICSEARCH,
                        ports.elasticsearch(),
                        url(ports.elasticsearch()),
                        () -> ElasticsearchServer.isReady(url(ports.elasticsearch())),
                        () -> elasticsearch(elasticsearch.get()))));
    table.add(
        service(
            SIMULATOR,
            ports.simulator(),
            url(ports.simulator()),
            () -> Reachability.listens(ports.simulator()),
            java(SIMULATOR, "io.leadline.sandbox.provider.SimulatorMain", 64)));
    return List.copyOf(table);
  }

  private Launch temporal(Path binary) {
    StackPorts ports = settings.ports();
    return TemporalDevServer.launch(
        binary,
        settings.folder().data(TEMPORAL),
        ports.temporal(),
        ports.temporalUi(),
        url(ports.api()) + "/codec");
  }

  private Launch elasticsearch(Path home) {
    return ElasticsearchServer.launch(
        home,
        settings.folder().data(ELASTICSEARCH),
        settings.ports().elasticsearch(),
        settings.elasticsearchHeap());
  }

  private Supplier<Launch> java(
      String name, String mainClass, int heapMegabytes, String... arguments) {
    return () ->
        JavaCommand.of(name, mainClass, heapMegabytes, arguments)
            .launch(settings.folder().root(), environment);
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }
}
