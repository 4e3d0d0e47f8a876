package io.leadline.sandbox.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.sandbox.supervisor.StackStatus;
import io.leadline.sandbox.supervisor.StackStatus.ComponentStatus;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code status}: what runs and where. Ends with 0 when all is ready, 3 when nothing runs, 4 when a
 * backend is not ready, 1 when another component is not.
 */
@Command(
    name = "status",
    description = "Show what runs, where, and how much memory it takes.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all is ready",
      "1:a component is not ready",
      "3:nothing runs",
      "4:a backend is not ready"
    })
public final class StatusCommand implements Callable<Integer> {
  private static final List<String> BACKENDS = List.of("temporal", "elasticsearch", "mongodb");
  private static final int NOT_READY = 1;
  private static final int NOT_FOUND = 3;
  private static final int UNREACHABLE = 4;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private StackOptions stack = new StackOptions();

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  public StatusCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = Map.copyOf(environment);
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    StackStatus status = StackStatus.of(stack.folder(environment));
    if (json) {
      out.println(
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree(status)));
    } else {
      print(status);
    }
    return exitCode(status);
  }

  private int exitCode(StackStatus status) {
    if (status.ready()) {
      return 0;
    }
    if (status.down()) {
      err.println("Nothing runs in %s. Start it: ./leadline up".formatted(status.dataDir()));
      return NOT_FOUND;
    }
    List<String> missing =
        status.components().stream()
            .filter(component -> !component.state().equals("ready"))
            .map(ComponentStatus::name)
            .toList();
    err.println(whatIsMissing(status, missing));
    return missing.stream().anyMatch(BACKENDS::contains) && status.supervised()
        ? UNREACHABLE
        : NOT_READY;
  }

  private static String whatIsMissing(StackStatus status, List<String> missing) {
    if (!status.supervised()) {
      return "The supervisor is gone; ./leadline up cleans up and starts again, ./leadline down stops the rest";
    }
    return missing.isEmpty()
        ? "It is still being set up; ./leadline up waits for it and says how far it is"
        : "Not ready: %s".formatted(String.join(", ", missing));
  }

  private void print(StackStatus status) {
    out.println((status.ready() ? "ready, data in " : "not ready, data in ") + status.dataDir());
    for (ComponentStatus component : status.components()) {
      out.println(
          "  %-14s %-10s %-28s %s"
              .formatted(
                  component.name(),
                  component.state(),
                  component.url(),
                  component.pid() == null
                      ? ""
                      : "pid %d, %d MB".formatted(component.pid(), component.rssMb())));
    }
  }

  private static ObjectNode tree(StackStatus status) {
    ObjectNode tree = new ObjectMapper().createObjectNode();
    tree.put("ready", status.ready());
    tree.put("dataDir", status.dataDir().toString());
    tree.put("temporalBinary", status.temporalBinary());
    ArrayNode components = tree.putArray("components");
    for (ComponentStatus component : status.components()) {
      components
          .addObject()
          .put("name", component.name())
          .put("state", component.state())
          .put("url", component.url())
          .put("pid", component.pid())
          .put("rssMb", component.rssMb());
    }
    return tree;
  }
}
