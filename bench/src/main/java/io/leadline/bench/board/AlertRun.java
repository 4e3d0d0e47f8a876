package io.leadline.bench.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.bench.provider.MailSink;
import io.leadline.bench.stack.Cost;
import io.leadline.bench.stack.OwnStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Alert slots of made-up leads, each from its start to its last recorded outcome. */
public final class AlertRun {
  private static final Duration A_SLOT = Duration.ofMinutes(15);
  private static final int SENTENCES = 4;
  private static final String[] OURS = {"worker", "mongodb", "elasticsearch", "temporal"};

  private final OwnStack stack;
  private final MailSink sink;
  private Instant slot = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(2));
  private int stored;

  public AlertRun(OwnStack stack, MailSink sink) {
    this.stack = stack;
    this.sink = sink;
  }

  /** Imports so many postings of a board, as an operator does. */
  public AlertRun post(Board board, int postings) throws IOException {
    Path feed = Files.createTempFile("leadline-bench", ".xml");
    board.writeFeed(feed, postings, SENTENCES, Instant.now());
    stack.run("postings", "import", feed.toString(), "--source", "bench", "--json");
    Files.delete(feed);
    return this;
  }

  /** What a stack needs to send to that provider as if it were SendGrid. */
  public static Map<String, String> sendingTo(MailSink sink, String webhookKey) {
    return Map.of(
        "LEADLINE_EMAIL_PROVIDER",
        "sendgrid",
        "SENDGRID_API_KEY",
        "SG.bench",
        "SENDGRID_BASE_URL",
        sink.url().toString(),
        "SENDGRID_WEBHOOK_PUBLIC_KEY",
        webhookKey);
  }

  /** Stores leads of its own that are due at a slot of its own, and runs that. */
  public ObjectNode of(String name, Board board, int leads) {
    slot = slot.plus(A_SLOT);
    DueLeads.store(stack.mongoUri(), board.interests(), stored, leads, slot);
    stored += leads;
    Cost cost = new Cost(stack);
    cost.mark();
    int calls = sink.calls();
    long start = System.nanoTime();
    JsonNode report = OwnStack.json(stack.run("alerts", "run", "--at", slot.toString(), "--json"));
    double seconds = (System.nanoTime() - start) / 1e9;
    ObjectNode line = OwnStack.JSON.createObjectNode().put("name", name).put("size", leads);
    line.put("seconds", seconds).put("perSecond", Math.round(leads / seconds));
    line.put("calls", sink.calls() - calls);
    line.set("outcomes", report.path("byOutcome"));
    line.set("cpuMicrosPerLead", cost.cpuMicrosPerJob(leads));
    line.set("residentMb", cost.residentMb(OURS));
    return line.put("workerPeakRssMb", stack.peakRssMb("worker"));
  }
}
