package io.leadline.bench.board;

import io.leadline.activities.alert.Affinity;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.alert.InterestHash;
import io.leadline.activities.alert.RecentSlots;
import io.leadline.activities.alert.ShownPostings;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.mongo.MongoAlertStates;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Stores leads that are due at one slot, as enrolment does: their state for alerts by mail, with
 * the memory of what they were shown filled to its end.
 */
public final class DueLeads {
  private static final int SHOWN = 600;
  private static final int WRITERS = 8;
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");

  private DueLeads() {}

  /** Id of a lead by its number. */
  public static String id(int number) {
    return String.format(Locale.ROOT, "bench%011d", number).replace('0', 'o').replace('1', 'l');
  }

  /**
   * Stores so many, dealt out over the interests in turn.
   *
   * @param first number of the first one
   */
  public static void store(
      String mongoUri, List<Interest> interests, int first, int leads, Instant slot) {
    ShownPostings shown =
        ShownPostings.NONE.plus(IntStream.range(0, SHOWN).mapToObj(i -> "seen-" + i).toList());
    try (MongoConnection mongo = new MongoConnection(mongoUri);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      MongoAlertStates states = new MongoAlertStates(mongo);
      List<Future<?>> parts = new ArrayList<>();
      for (int part = 0; part < WRITERS; part++) {
        int offset = part;
        parts.add(
            writers.submit(
                () -> {
                  for (int i = first + offset; i < first + leads; i += WRITERS) {
                    Interest interest = interests.get(i % interests.size());
                    states.put(state(i, interest, slot, shown), null);
                  }
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("leads could not be stored", e);
    }
  }

  private static AlertState state(int i, Interest interest, Instant slot, ShownPostings shown) {
    return new AlertState(
        id(i),
        Channel.EMAIL,
        interest,
        InterestHash.of(interest),
        ZONE,
        List.of(),
        1,
        "lead" + i + "@example.com",
        "hash" + i,
        1,
        1,
        slot,
        null,
        false,
        null,
        null,
        shown,
        RecentSlots.NONE,
        Affinity.NONE);
  }
}
