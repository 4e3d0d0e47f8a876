package io.leadline.sandbox.provider.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The durable memory of the simulator: a journal of what was accepted, the bodies beside it, and
 * views that are rebuilt from the journal at the start. An append is on disk (as far as a killed
 * process goes) before it returns.
 */
public final class Ledger implements Closeable {
  private final Journal journal;
  private final BodyLog bodies;
  private final Mailbox mailbox;
  private final SendCounts counts = new SendCounts();
  private final List<View> views;
  private volatile int trimmedAt;

  private Ledger(Journal journal, BodyLog bodies, int keep, List<View> more) {
    this.journal = journal;
    this.bodies = bodies;
    this.mailbox = new Mailbox(keep);
    this.views = Stream.concat(Stream.of(mailbox, counts), more.stream()).toList();
  }

  /** Something that follows the journal, entry by entry, in order. */
  public interface View {
    void apply(Entry entry);
  }

  /**
   * Opens or creates the ledger of a folder.
   *
   * @param keep how many messages stay readable
   * @param more views besides mailbox and counts, brought up to date before this returns
   */
  public static Ledger open(Path folder, int keep, View... more) throws IOException {
    Files.createDirectories(folder);
    Journal journal = Journal.open(folder.resolve("journal.jsonl"));
    Ledger ledger =
        new Ledger(journal, BodyLog.open(folder.resolve("bodies")), keep, List.of(more));
    long offset = 0;
    for (var lines = journal.read(0); !lines.isEmpty(); lines = journal.read(offset)) {
      for (Journal.Line line : lines) {
        Entry entry = line.entry();
        ledger.views.forEach(view -> view.apply(entry));
        offset = line.end();
      }
    }
    ledger.trim();
    return ledger;
  }

  /** Stores the pieces of a body; nothing refers to them until an entry is appended that does. */
  public Slice store(byte[]... pieces) throws IOException {
    return bodies.append(pieces);
  }

  public void append(Entry entry) throws IOException {
    byte[] json = LedgerJson.MAPPER.writeValueAsBytes(entry);
    journal.append(json, () -> views.forEach(view -> view.apply(entry)));
    if (entry instanceof Entry.Cleared) {
      trimmedAt = 0;
    }
    trim();
  }

  private void trim() throws IOException {
    int current = bodies.currentSegment();
    if (current != trimmedAt) {
      trimmedAt = current;
      // Calls that are being accepted right now may still write to the segment before the current.
      bodies.dropBefore(Math.min(mailbox.trim(current), current - 1));
    }
  }

  public byte[] read(Slice slice) throws IOException {
    return bodies.read(slice);
  }

  public Journal journal() {
    return journal;
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  public SendCounts counts() {
    return counts;
  }

  @Override
  public void close() throws IOException {
    journal.close();
    bodies.close();
  }
}
