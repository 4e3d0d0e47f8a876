package io.leadline.sandbox.supervisor;

import static io.leadline.sandbox.supervisor.Component.external;
import static io.leadline.sandbox.supervisor.Component.service;

import io.leadline.sandbox.stack.ElasticsearchServer;
import io.leadline.sandbox.stack.Launch;
import io.leadline.sandbox.stack.Reachability;
import io.leadline.sandbox.stack.TemporalDevServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the local stack consists of: one line per component, in the order people read them. */
final class StackTable implements Stack {
  private static final String TEMPORAL = "temporal";
  private static final String ELASTICSEARCH = "elasticsearch";
  private static final String SIMULATOR = "simulator";

  private final StackSettings settings;
  private final StackSetUp setUp;

  StackTable(StackSettings settings, StackEvents events) {
    this.settings = settings;
    this.setUp = new StackSetUp(settings, events);
  }

  @Override
  public void prepare() {
    setUp.prepare();
  }

  @Override
  public String temporalBinary() {
    return setUp.temporalBinary();
  }

  /** The components; those that the environment names are the user's own. */
  @Override
  public List<Component> components(Map<String, String> environment) {
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
                        () -> temporal())));
    table.add(
        settings
            .variable("ELASTICSEARCH_URL")
            .map(
                url ->
                    external(
                        ELASTICSEARCH,
                        Backends.withoutPassword(url),
                        () -> Backends.listens(url, 9200)))
            .orElseGet(
                () ->
                    service(
                        ELASTICSEARCH,
                        ports.elasticsearch(),
                        url(ports.elasticsearch()),
                        () -> ElasticsearchServer.isReady(url(ports.elasticsearch())),
                        () -> elasticsearch())));
    table.add(
        service(
            SIMULATOR,
            ports.simulator(),
            url(ports.simulator()),
            () -> Reachability.listens(ports.simulator()),
            java(environment, SIMULATOR, "io.leadline.sandbox.provider.SimulatorMain", 64)));
    return List.copyOf(table);
  }

  private Launch temporal() {
    StackPorts ports = settings.ports();
    return TemporalDevServer.launch(
        setUp.temporal(),
        settings.folder().data(TEMPORAL),
        ports.temporal(),
        ports.temporalUi(),
        url(ports.api()) + "/codec");
  }

  private Launch elasticsearch() {
    return ElasticsearchServer.launch(
        setUp.elasticsearch(),
        settings.folder().data(ELASTICSEARCH),
        settings.ports().elasticsearch(),
        settings.elasticsearchHeap());
  }

  private Supplier<Launch> java(
      Map<String, String> environment,
      String name,
      String mainClass,
      int heapMegabytes,
      String... arguments) {
    return () ->
        JavaCommand.of(name, mainClass, heapMegabytes, arguments)
            .launch(settings.folder().root(), environment);
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }
}
