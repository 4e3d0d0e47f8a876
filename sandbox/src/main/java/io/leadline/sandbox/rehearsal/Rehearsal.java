package io.leadline.sandbox.rehearsal;

import io.leadline.activities.failure.FailureInterceptor;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.sandbox.rehearsal.board.Board;
import io.leadline.sandbox.rehearsal.board.Keys;
import io.leadline.sandbox.rehearsal.board.Outbound;
import io.leadline.sandbox.rehearsal.board.Stores;
import io.leadline.sandbox.rehearsal.board.Workshop;
import io.leadline.sandbox.rehearsal.script.Deed;
import io.leadline.sandbox.rehearsal.script.Script;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadState.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lives one lead's life on the product's own workflow, activities and stores, in virtual time. Time
 * jumps from one moment at which something can happen to the next: an alert slot of this lead, a
 * deadline of its life, something that its script says.
 */
public final class Rehearsal {
  private static final ZoneId HOME = ZoneId.of("America/Chicago");

  /** Off the full minute, so that the milliseconds of our own work move no time to another one. */
  private static final LocalTime SIGN_UP = LocalTime.of(9, 20, 20);

  private static final LocalTime DEEDS = LocalTime.of(12, 10, 20);
  private static final Duration SLOT = Duration.ofMinutes(15);
  private static final Duration MOMENT = Duration.ofMillis(200);
  private static final int PATIENCE = 10;

  private final Plan plan;
  private final VirtualTime time;
  private final Workshop workshop;
  private final Scene scene;
  private final Postman postman;
  private final Reader reader;
  private final Person person;
  private final Queue<Deed> deeds;
  private final Instant end;

  /** The deadline that has rung already, so that one that stays does not ring for ever. */
  private @Nullable Deadline heeded;

  /**
   * What to rehearse.
   *
   * @param start day of the sign-up
   * @param seed the same transcript for the same seed
   */
  public record Plan(Script script, int days, LocalDate start, long seed) {}

  private Rehearsal(Plan plan, VirtualTime time, Stores stores) {
    this.plan = plan;
    this.time = time;
    this.workshop = new Workshop(stores, time, plan.seed());
    Board board = new Board(stores, time.clients(), time, plan.seed());
    Calendar calendar = new Calendar(plan.start(), HOME);
    this.scene =
        new Scene(
            plan.script(),
            board,
            new Inbox(board.tokens()),
            new Agenda(),
            new Diary(time, calendar),
            calendar,
            time,
            plan.seed());
    this.postman = new Postman(scene);
    this.reader = new Reader(scene, postman);
    this.person = new Person(scene, reader, postman);
    this.deeds = new ArrayDeque<>(plan.script().deeds());
    this.end = scene.calendar().startOf(plan.days() + 1);
  }

  /**
   * Rehearses a life; takes seconds.
   *
   * @param onDay told of each day that has come
   */
  public static Transcript run(Plan plan, IntConsumer onDay) throws InterruptedException {
    FailureInterceptor failures =
        new FailureInterceptor(new RandomIds(new Random(plan.seed()))::next, alarm -> {});
    Instant midnight = plan.start().atStartOfDay(HOME).toInstant();
    try (Stores stores = new Stores();
        VirtualTime time = new VirtualTime(midnight, Keys.converter(), failures)) {
      return new Rehearsal(plan, time, stores).live(onDay);
    }
  }

  private Transcript live(IntConsumer onDay) throws InterruptedException {
    time.start(workshop);
    scene.board().publish(plan.start(), plan.days(), HOME, plan.script().withoutPostings()::hold);
    time.sleepUntil(plan.start().atTime(SIGN_UP).atZone(HOME).toInstant());
    String leadId = person.signUp();
    LeadRuns runs = new LeadRuns(time.clients(), leadId);
    collect(runs);
    for (Instant next = next(leadId, runs); next.isBefore(end); next = next(leadId, runs)) {
      time.sleepUntil(next);
      awaitDeadline(leadId, runs);
      act(leadId);
      collect(runs);
      onDay.accept(scene.today());
    }
    time.sleepUntil(end);
    runs.awaitRest();
    return new Recorder(scene, plan).transcript(scene.lead(leadId), runs);
  }

  /** The next moment at which something can happen. */
  private Instant next(String leadId, LeadRuns runs) {
    return Stream.of(
            scene.agenda().next(),
            nextDeed(),
            nextQuarterHour(),
            nextAttempt(runs),
            deadline(leadId).map(Deadline::at),
            Optional.of(end))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(end);
  }

  /**
   * Lets the workflow heed a deadline that has come. Its timer rings a little after our own, and it
   * may have nothing to do: while a mail is tried again, or a step is parked.
   */
  private void awaitDeadline(String leadId, LeadRuns runs) throws InterruptedException {
    for (int i = 0; i < PATIENCE; i++) {
      Instant now = time.instant();
      Optional<Deadline> rung = deadline(leadId).filter(it -> !it.at().isAfter(now));
      if (rung.isEmpty()) {
        return;
      }
      time.sleepUntil(now.plus(MOMENT));
      runs.awaitRest();
      if (i == PATIENCE - 1) {
        heeded = rung.get();
      }
    }
  }

  /** Whatever has come of the alerts, of the agenda, and of what the script says. */
  private void act(String leadId) {
    Instant now = time.instant();
    scene.agenda().doNext(now);
    if (nextDeed().filter(at -> !at.isAfter(now)).isPresent()) {
      person.does(deeds.remove(), leadId);
    }
    nextQuarterHour()
        .filter(quarter -> !quarter.isAfter(now))
        .ifPresent(quarter -> scene.board().runAlerts(quarter, leadId));
  }

  private Optional<Deadline> deadline(String leadId) {
    return scene
        .board()
        .lead(leadId)
        .map(lead -> lead.life().deadline())
        .filter(deadline -> !deadline.equals(heeded));
  }

  private Optional<Instant> nextDeed() {
    return Optional.ofNullable(deeds.peek())
        .map(
            deed ->
                scene
                    .calendar()
                    .date(deed.day())
                    .atTime(DEEDS)
                    .atZone(scene.calendar().zone())
                    .toInstant());
  }

  /** A text that waits for the morning is sent by Temporal alone: looks whether it was. */
  private Optional<Instant> nextAttempt(LeadRuns runs) {
    return runs.isRetrying()
        ? Optional.of(quarterHourOf(time.instant()).plus(Postman.DELIVERY))
        : Optional.empty();
  }

  /** When the schedule would start the run that takes the lead's next alert. */
  private Optional<Instant> nextQuarterHour() {
    return scene.board().nextAlert().map(Rehearsal::quarterHourOf);
  }

  private static Instant quarterHourOf(Instant slot) {
    Instant hour = slot.truncatedTo(ChronoUnit.HOURS);
    Duration past = Duration.between(hour, slot);
    long quarters = past.plus(SLOT).minusNanos(1).dividedBy(SLOT);
    return hour.plus(SLOT.multipliedBy(quarters));
  }

  /** Lets the workflow come to rest if it has something to do, and hands over what it sent. */
  private void collect(LeadRuns runs) throws InterruptedException {
    if (scene.board().hasSignalled() || runs.isRetrying()) {
      runs.awaitRest();
    }
    for (Outbound sent : workshop.collect()) {
      scene.inbox().add(sent);
      boolean mail = sent.draft().channel() == Channel.EMAIL;
      ProviderEvent.Type outcome =
          mail ? outcome(scene.calendar().dayOf(sent.at())) : ProviderEvent.Type.DELIVERED;
      boolean read = mail && outcome == ProviderEvent.Type.DELIVERED;
      postman.deliver(sent, outcome, read ? () -> reader.read(sent) : () -> {});
    }
  }

  private ProviderEvent.Type outcome(int day) {
    if (plan.script().bouncesHard().hold(day)) {
      return ProviderEvent.Type.BOUNCED_HARD;
    }
    return plan.script().bouncesSoftly().hold(day)
        ? ProviderEvent.Type.BOUNCED_SOFT
        : ProviderEvent.Type.DELIVERED;
  }
}
