package io.leadline.starter.api.job;

import io.javalin.http.Context;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.starter.api.Problem.BadField;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which jobs a query string or a bulk filter asks for, and what is wrong with it. */
final class JobQuery {
  static final int USUAL = 50;
  static final int MOST = 500;

  private final Function<String, @Nullable String> values;
  private final String path;
  private final List<BadField> problems = new ArrayList<>();
  private JobFilter filter = JobFilter.ALL;
  private int limit = USUAL;

  /**
   * @param values by name; null for what is not given
   * @param path where the names stand, such as {@code filter.}
   */
  private JobQuery(Function<String, @Nullable String> values, String path) {
    this.values = values;
    this.path = path;
  }

  /** From a query string, with paging. */
  static JobQuery of(Context context, JobApi jobs) {
    return of(context::queryParam, jobs);
  }

  /** From values by name, with paging. */
  static JobQuery of(Function<String, @Nullable String> values, JobApi jobs) {
    JobQuery query = new JobQuery(values, "");
    query.readFilter();
    query.readPaging(jobs);
    return query;
  }

  /** From the filter of a bulk action. */
  static JobQuery of(Function<String, @Nullable String> values, String path) {
    JobQuery query = new JobQuery(values, path);
    query.readFilter();
    query.time("before").ifPresent(time -> query.filter = query.filter.before(time));
    return query;
  }

  JobFilter filter() {
    return filter;
  }

  int limit() {
    return limit;
  }

  List<BadField> problems() {
    return problems;
  }

  private void readFilter() {
    value("status")
        .flatMap(
            word ->
                read(
                    "status",
                    Arrays.stream(JobStatus.values()).filter(s -> s.word().equals(word)),
                    "must be one of " + words(JobStatus.values(), JobStatus::word)))
        .ifPresent(status -> filter = filter.status(status));
    value("queue")
        .flatMap(
            name ->
                read(
                    "queue",
                    Arrays.stream(JobQueue.values()).filter(q -> q.taskQueue().equals(name)),
                    "must be one of " + words(JobQueue.values(), JobQueue::taskQueue)))
        .ifPresent(queue -> filter = filter.queue(queue));
    value("kind").ifPresent(kind -> filter = filter.kind(kind));
    value("text").ifPresent(text -> filter = filter.text(text));
    value("subject").ifPresent(subject -> filter = filter.subject(subject));
    value("whole").ifPresent(whole -> filter = filter.whole(whole));
    time("after").ifPresent(time -> filter = filter.after(time));
  }

  /** {@code before} is the id of the last job that was seen, or a time. */
  private void readPaging(JobApi jobs) {
    Optional<JobRecord> last = value("before").flatMap(jobs::find);
    if (last.isPresent()) {
      filter = filter.past(last.get());
    } else {
      time("before").ifPresent(time -> filter = filter.before(time));
    }
    value("limit").ifPresent(this::readLimit);
  }

  private void readLimit(String text) {
    try {
      limit = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      limit = 0;
    }
    if (limit < 1 || limit > MOST) {
      refuse("limit", "must be a whole number from 1 to " + MOST);
    }
  }

  private Optional<Instant> time(String name) {
    return value(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
              } catch (DateTimeException e) {
                refuse(name, "must be a time such as 2026-11-24T08:00:00Z");
                return Optional.empty();
              }
            });
  }

  private <T> Optional<T> read(String name, Stream<T> found, String otherwise) {
    Optional<T> value = found.findFirst();
    if (value.isEmpty()) {
      refuse(name, otherwise);
    }
    return value;
  }

  private static <T> String words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(Collectors.joining(", "));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.apply(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  private void refuse(String name, String problem) {
    problems.add(new BadField(path + name, problem, null));
  }
}
