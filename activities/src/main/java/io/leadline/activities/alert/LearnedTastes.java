package io.leadline.activities.alert;

import static java.util.stream.Collectors.groupingBy;

import io.leadline.activities.engagement.Tastes;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what leads like beside their slots, where ranking reads it at no cost. The clicks of a pass
 * are looked up in one request.
 */
public final class LearnedTastes implements Tastes {
  private final PostingIndex index;
  private final AlertStates states;

  public LearnedTastes(PostingIndex index, AlertStates states) {
    this.index = index;
    this.states = states;
  }

  @Override
  public void learn(Collection<Followed> followed) {
    if (followed.isEmpty()) {
      return;
    }
    Map<String, PostingHit> known = new HashMap<>();
    index
        .get(followed.stream().map(Followed::postingId).distinct().toList())
        .forEach(hit -> known.put(hit.id(), hit));
    followed.stream()
        .collect(groupingBy(Followed::leadId))
        .forEach(
            (leadId, its) -> {
              List<Affinity.Click> clicks =
                  its.stream()
                      .flatMap(
                          one ->
                              Optional.ofNullable(known.get(one.postingId()))
                                  .map(hit -> Affinity.Click.on(hit, one.at()))
                                  .stream())
                      .toList();
              if (!clicks.isEmpty()) {
                states.follow(leadId, clicks);
              }
            });
  }
}
