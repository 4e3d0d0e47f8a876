package io.leadline.starter.start;

import io.leadline.workflows.SearchAttributes;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registers the search attributes of our workflows with Temporal; those that exist are left. */
public final class SearchAttributeSetup {
  private static final List<SearchAttributeKey<?>> OURS =
      List.of(SearchAttributes.LEAD_STAGE, SearchAttributes.JOB_KIND, SearchAttributes.ALERT_SLOT);

  private final TemporalClients temporal;

  public SearchAttributeSetup(TemporalClients temporal) {
    this.temporal = temporal;
  }

  /** Registers what is missing; returns the names of all. */
  public List<String> apply() {
    Map<String, IndexedValueType> absent = missing();
    if (!absent.isEmpty()) {
      temporal.reach(
          () ->
              temporal
                  .operator()
                  .blockingStub()
                  .addSearchAttributes(
                      AddSearchAttributesRequest.newBuilder()
                          .setNamespace(temporal.namespace())
                          .putAllSearchAttributes(absent)
                          .build()));
    }
    return OURS.stream().map(SearchAttributeKey::getName).toList();
  }

  /** Ours that Temporal does not know, with their types. */
  public Map<String, IndexedValueType> missing() {
    Map<String, IndexedValueType> known =
        temporal.reach(
            () ->
                temporal
                    .operator()
                    .blockingStub()
                    .listSearchAttributes(
                        ListSearchAttributesRequest.newBuilder()
                            .setNamespace(temporal.namespace())
                            .build())
                    .getCustomAttributesMap());
    Map<String, IndexedValueType> absent = new LinkedHashMap<>();
    for (SearchAttributeKey<?> key : OURS) {
      if (!known.containsKey(key.getName())) {
        absent.put(key.getName(), key.getValueType());
      }
    }
    return absent;
  }
}
