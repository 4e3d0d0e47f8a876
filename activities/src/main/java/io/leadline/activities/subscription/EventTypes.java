package io.leadline.activities.subscription;

import io.leadline.activities.job.JobStatus;
import io.leadline.workflows.lead.LeadStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names of everything that can be heard of. */
public final class EventTypes {
  static final String UNSUBSCRIBED = "lead.unsubscribed";
  static final String COMPLAINED = "lead.complained";
  static final String BOUNCED = "lead.bounced";
  static final String TEXTS_AGREED = "lead.texts-agreed";
  static final String BATCH_ENDED = "batch.ended";
  private static final String ANY = "*";
  private static final String ANY_OF_IT = ".*";

  /** Every type, as {@code POST /subscriptions} takes it. */
  public static final List<String> ALL = all();

  private EventTypes() {}

  private static List<String> all() {
    List<String> types = new ArrayList<>();
    for (LeadStage stage : LeadStage.values()) {
      types.add(of(stage));
    }
    types.addAll(List.of(UNSUBSCRIBED, COMPLAINED, BOUNCED, TEXTS_AGREED));
    for (JobStatus status : JobStatus.values()) {
      if (status.isFinal()) {
        types.add(of(status));
      }
    }
    types.add(BATCH_ENDED);
    return List.copyOf(types);
  }

  /** That a lead entered a stage: {@code lead.active}. */
  static String of(LeadStage stage) {
    return "lead." + stage.name().toLowerCase(Locale.ROOT);
  }

  /** That a job ended: {@code job.failed}. */
  static String of(JobStatus status) {
    return "job." + status.word();
  }

  /** Whether a type, or a pattern such as {@code lead.*} or {@code *}, means anything. */
  static boolean isKnown(String pattern) {
    return ALL.stream().anyMatch(type -> covers(pattern, type));
  }

  static boolean covers(String pattern, String type) {
    return pattern.equals(ANY)
        || pattern.equals(type)
        || (pattern.endsWith(ANY_OF_IT)
            && type.startsWith(pattern.substring(0, pattern.length() - 1)));
  }
}
