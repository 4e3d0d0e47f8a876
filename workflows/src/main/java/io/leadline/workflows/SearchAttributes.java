package io.leadline.workflows;

import io.temporal.common.SearchAttributeKey;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Search attributes of our workflows. They stay readable in Temporal, so none holds personal data.
 */
public final class SearchAttributes {
  /** Stage of a lead's workflow, such as {@code ACTIVE}. */
  public static final SearchAttributeKey<String> LEAD_STAGE =
      SearchAttributeKey.forKeyword("LeadStage");

  /** Kinds of the background jobs in a group. */
  public static final SearchAttributeKey<List<String>> JOB_KIND =
      SearchAttributeKey.forKeywordList("JobKind");

  /** The instant that an alert run judges by. */
  public static final SearchAttributeKey<OffsetDateTime> ALERT_SLOT =
      SearchAttributeKey.forOffsetDateTime("AlertSlot");

  private SearchAttributes() {}
}
