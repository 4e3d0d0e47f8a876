package io.leadline.sandbox.supervisor;

import static io.leadline.sandbox.supervisor.Component.external;
import static io.leadline.sandbox.supervisor.Component.service;
import static io.leadline.sandbox.supervisor.Component.step;

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
  private static final String MONGODB = "mongodb";
  private static final String SIMULATOR = "simulator";
  private static final String INIT = "init";
  private static final String WORKER = "worker";

  /**
   * Two shards of an alert slot hold a thousand mails each, as drafts and as the provider's call.
   */
  private static final int WORKER_HEAP = 400;

  /** What a board of a hundred thousand postings and as many leads writes at its busiest. */
  private static final int MONGODB_HEAP = 640;

  private static final String API = "api";
  private static final String DEMO_POSTINGS = "demo-postings";
  private static final String CLI = "io.leadline.starter.cli.LeadlineCli";

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

  /** The components; a backend that the environment names is the user's own. */
  @Override
  public List<Component> components(Map<String, String> environment) {
    List<Component> table = new ArrayList<>(backends(environment));
    table.addAll(product(environment));
    if (settings.seedLeads() > 0) {
      table.add(
          step(
                  "demo-leads",
                  java(
                      "demo-leads",
                      "io.leadline.sandbox.demo.DemoLeadsMain",
                      64,
                      environment,
                      Integer.toString(settings.seedLeads())))
              .onFreshDataOnly()
              .after(API, WORKER, DEMO_POSTINGS));
    }
    return List.copyOf(table);
  }

  private List<Component> backends(Map<String, String> environment) {
    StackPorts ports = settings.ports();
    return List.of(
        backend(
            TEMPORAL,
            "TEMPORAL_ADDRESS",
            7233,
            service(
                TEMPORAL,
                ports.temporal(),
                "127.0.0.1:" + ports.temporal(),
                () -> TemporalDevServer.isReady(ports.temporalUi()),
                this::temporal)),
        backend(
            ELASTICSEARCH,
            "ELASTICSEARCH_URL",
            9200,
            service(
                ELASTICSEARCH,
                ports.elasticsearch(),
                url(ports.elasticsearch()),
                () -> ElasticsearchServer.isReady(url(ports.elasticsearch())),
                this::elasticsearch)),
        backend(
            MONGODB,
            "MONGODB_URI",
            27017,
            service(
                MONGODB,
                ports.mongodb(),
                "mongodb://127.0.0.1:" + ports.mongodb(),
                () -> Reachability.listens(ports.mongodb()),
                java(
                    MONGODB,
                    "io.leadline.sandbox.mongodb.MongoServerMain",
                    MONGODB_HEAP,
                    environment,
                    "--data",
                    settings.folder().data(MONGODB).toString()))),
        service(
            SIMULATOR,
            ports.simulator(),
            url(ports.simulator()),
            () -> Reachability.answers(url(ports.simulator()) + "/api/stats"),
            java(SIMULATOR, "io.leadline.sandbox.provider.SimulatorMain", 256, environment)));
  }

  private List<Component> product(Map<String, String> environment) {
    StackPorts ports = settings.ports();
    return List.of(
        step(INIT, java(INIT, CLI, 128, environment, "init"))
            .after(TEMPORAL, ELASTICSEARCH, MONGODB, SIMULATOR),
        service(
                WORKER,
                ports.workerMetrics(),
                url(ports.workerMetrics()) + "/metrics",
                () -> Reachability.answers(url(ports.workerMetrics()) + "/readyz"),
                java(WORKER, "io.leadline.workers.WorkerMain", WORKER_HEAP, environment))
            .after(INIT),
        service(
                API,
                ports.api(),
                url(ports.api()),
                () -> Reachability.answers(url(ports.api()) + "/readyz"),
                java(API, CLI, 128, environment, "api"))
            .after(INIT),
        step(
                DEMO_POSTINGS,
                java(DEMO_POSTINGS, CLI, 128, environment, "postings", "import", demoFeed()))
            .onFreshDataOnly()
            .after(INIT));
  }

  private String demoFeed() {
    return url(settings.ports().simulator()) + "/feeds/demo.xml";
  }

  private Component backend(String name, String variable, int defaultPort, Component ours) {
    return settings
        .variable(variable)
        .map(
            address ->
                external(
                    name,
                    Backends.withoutPassword(address),
                    () -> Backends.listens(address, defaultPort)))
        .orElse(ours);
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
      String name,
      String mainClass,
      int heapMegabytes,
      Map<String, String> environment,
      String... arguments) {
    return () ->
        JavaCommand.of(name, mainClass, heapMegabytes, arguments)
            .launch(settings.folder().root(), environment);
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }
}
