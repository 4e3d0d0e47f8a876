package io.leadline.activities.lead;

import io.leadline.activities.alert.AlertEnrolment;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.place.Place;
import io.leadline.activities.place.PlaceMatch;
import io.leadline.activities.place.Places;
import io.leadline.workflows.lead.LeadStage;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Places leads whose place has a name and no point: restored from a backup, or written by another
 * system. Without a point they would get postings from anywhere. Whoever has a point is passed
 * over, so a run that was cut off goes on where it was.
 */
public final class GeocodeLeads implements BackgroundJob<GeocodeLeads.Input, GeocodeLeads.Result> {
  private static final int PAGE = 500;
  private static final double USUAL_RADIUS_KM = 40;

  private final LeadStore leads;
  private final Places places;
  private final AlertEnrolment alerts;
  private final InstantSource clock;

  public GeocodeLeads(LeadStore leads, Places places, AlertEnrolment alerts, InstantSource clock) {
    this.leads = leads;
    this.places = places;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** Nothing is needed. */
  public record Input() {}

  /**
   * How many leads were looked at.
   *
   * @param placed got their point
   * @param ambiguous of these, those whose place may be another
   * @param unknown have a place that the gazetteer does not know
   */
  public record Result(long leads, long placed, long ambiguous, long unknown) {
    private Result plus(Result more) {
      return new Result(
          leads + more.leads,
          placed + more.placed,
          ambiguous + more.ambiguous,
          unknown + more.unknown);
    }
  }

  @Override
  public Result run(Input input, JobContext context) {
    Result result = new Result(0, 0, 0, 0);
    for (LeadStage stage : Arrays.stream(LeadStage.values()).filter(LeadStage::isLiving).toList()) {
      List<Lead> page = leads.list(stage, null, PAGE);
      while (!page.isEmpty()) {
        context.checkCancelled();
        for (Lead lead : page) {
          result = result.plus(look(lead));
        }
        context.progress(result.leads, 0, result.placed + " placed");
        page = leads.list(stage, page.getLast().life().stageSince(), PAGE);
      }
    }
    return result;
  }

  private Result look(Lead lead) {
    String name = lead.interest().placeName();
    if (name == null || lead.interest().centre() != null) {
      return new Result(1, 0, 0, 0);
    }
    PlaceMatch match = places.find(name, null);
    // Of several the one in the lead's own zone, as at a sign-up.
    Optional<Place> place = match.best(List.of(lead.timeZone()));
    if (place.isEmpty()) {
      return new Result(1, 0, 0, 1);
    }
    leads
        .change(lead.id(), stored -> placed(stored, name, place.get()))
        .filter(Lead::active)
        .ifPresent(stored -> alerts.enrol(stored, clock.instant()));
    return new Result(1, 1, match.candidates().size() > 1 ? 1 : 0, 0);
  }

  /** Unless the lead has chosen another place meanwhile. */
  private static Lead placed(Lead stored, String name, Place place) {
    Interest known = stored.interest();
    if (known.centre() != null || !name.equals(known.placeName())) {
      return stored;
    }
    double radius = known.radiusKm() > 0 ? known.radiusKm() : USUAL_RADIUS_KM;
    return stored.withPreferences(
        new Preferences(
            known.around(place.label(), place.point(), radius),
            stored.timeZone(),
            stored.frequency()));
  }
}
