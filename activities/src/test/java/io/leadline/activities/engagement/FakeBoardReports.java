package io.leadline.activities.engagement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link BoardReports} in memory, under the same contract as the Mongo adapter. */
public final class FakeBoardReports implements BoardReports {
  private final Map<String, BoardReport> reports = new LinkedHashMap<>();

  @Override
  public synchronized void note(BoardReport report) {
    reports.putIfAbsent(report.id(), report);
  }

  @Override
  public synchronized List<BoardReport> of(String leadId, int limit) {
    List<BoardReport> found =
        reports.values().stream()
            .filter(report -> report.leadId().equals(leadId))
            .sorted(Comparator.comparing(BoardReport::at))
            .toList();
    return found.subList(Math.max(0, found.size() - limit), found.size());
  }

  @Override
  public synchronized void forget(String leadId) {
    reports.values().removeIf(report -> report.leadId().equals(leadId));
  }

  @Override
  public synchronized int purgeBefore(Instant toldBefore, int limit) {
    List<String> old =
        new ArrayList<>(
            reports.values().stream()
                .filter(report -> report.toldAt().isBefore(toldBefore))
                .map(BoardReport::id)
                .limit(limit)
                .toList());
    old.forEach(reports::remove);
    return old.size();
  }
}
