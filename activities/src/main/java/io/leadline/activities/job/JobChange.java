package io.leadline.activities.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change to a record, made only while the job still is as it was when the change was decided: in
 * {@code fromGroup}, with {@code fromAttempts} and not ended. Null leaves a field as it is, except
 * {@code error}, which is always set.
 *
 * @param part of the job, unchanged; whoever looks into a whole counts its parts by status
 * @param steps appended to the history; the last one gives the new status
 * @param tries appended
 */
public record JobChange(
    String id,
    @Nullable JobPart part,
    String fromGroup,
    int fromAttempts,
    JobStatus status,
    int attempts,
    int losses,
    @Nullable String group,
    @Nullable Instant scheduledFor,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Sealed result,
    @Nullable JobError error,
    List<JobStep> steps,
    List<JobTry> tries) {}
