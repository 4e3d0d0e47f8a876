package io.leadline.activities.elastic;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.GeoLocation;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScore;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.PostingFactors;
import io.leadline.activities.posting.PostingFilter;
import io.leadline.activities.posting.PostingQuery;
import io.leadline.activities.posting.feed.Publisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an interest becomes a search: hard filters first (domain rules: outside the area is out, not
 * lower), then text match times {@link PostingFactors}. Uses decay functions only, no scripts, so
 * that the minimal server of the sandbox understands it too.
 */
final class PostingSearches {
  private static final Duration NEWEST = Duration.ofDays(30);
  private static final String HALF_LIFE = PostingFactors.FRESHNESS_HALF_LIFE.toHours() + "h";

  /** All words of a short query; of a longer one three quarters, so that one odd word is no bar. */
  private static final String WORDS_REQUIRED = "3<75%";

  private static final List<String> FIELDS =
      List.of("title^3", "company^1.5", "category^1.5", "description");

  private PostingSearches() {}

  static Query interest(PostingQuery query) {
    BoolQuery.Builder bool = new BoolQuery.Builder().must(words(query.text()));
    open(bool, query.now());
    bool.filter(
        f ->
            f.range(
                r ->
                    r.date(d -> d.field("firstSeenAt").gte(query.now().minus(NEWEST).toString()))));
    GeoPoint centre = query.centre();
    if (query.remoteOnly()) {
      bool.filter(f -> f.term(t -> t.field("remote").value(FieldValue.TRUE)));
    } else if (centre != null) {
      bool.filter(nearOrRemote(centre, query.radiusKm()));
    }
    return Query.of(
        q ->
            q.functionScore(
                s ->
                    s.query(bool.build()._toQuery())
                        .functions(factors(query.now(), centre, query.radiusKm()))
                        .scoreMode(FunctionScoreMode.Multiply)
                        .boostMode(FunctionBoostMode.Multiply)));
  }

  static Query filter(PostingFilter filter) {
    BoolQuery.Builder bool = new BoolQuery.Builder().must(words(filter.text()));
    if (!filter.closedToo()) {
      open(bool, filter.now());
    }
    String source = filter.source();
    if (source != null) {
      bool.filter(f -> f.term(t -> t.field("source").value(source)));
    }
    GeoPoint centre = filter.centre();
    if (centre != null) {
      bool.filter(nearOrRemote(centre, filter.radiusKm()));
    }
    return bool.build()._toQuery();
  }

  /** Words may be spread over the fields: "nurse seton" finds the nurse that Seton looks for. */
  private static Query words(String text) {
    if (text.isBlank()) {
      return Query.of(q -> q.matchAll(all -> all));
    }
    return Query.of(
        q ->
            q.multiMatch(
                m ->
                    m.query(text)
                        .fields(FIELDS)
                        .type(TextQueryType.CrossFields)
                        .tieBreaker(0.1)
                        .minimumShouldMatch(WORDS_REQUIRED)));
  }

  private static void open(BoolQuery.Builder bool, Instant now) {
    bool.filter(f -> f.term(t -> t.field("open").value(FieldValue.TRUE)));
    bool.mustNot(n -> n.range(r -> r.date(d -> d.field("expiresAt").lte(now.toString()))));
  }

  private static Query nearOrRemote(GeoPoint centre, double radiusKm) {
    return Query.of(
        q ->
            q.bool(
                b ->
                    b.should(s -> s.term(t -> t.field("remote").value(FieldValue.TRUE)))
                        .should(
                            s ->
                                s.geoDistance(
                                    g ->
                                        g.field("point")
                                            .distance(kilometres(radiusKm))
                                            .location(location(centre))))
                        .minimumShouldMatch("1")));
  }

  private static List<FunctionScore> factors(
      Instant now, @Nullable GeoPoint centre, double radiusKm) {
    List<FunctionScore> factors = new ArrayList<>();
    factors.add(
        FunctionScore.of(
            f ->
                f.exp(
                    e ->
                        e.date(
                            d ->
                                d.field("firstSeenAt")
                                    .placement(
                                        p ->
                                            p.origin(now.toString())
                                                .scale(Time.of(t -> t.time(HALF_LIFE)))
                                                .decay(0.5))))));
    factors.add(
        FunctionScore.of(
            f ->
                f.filter(paid -> paid.term(t -> t.field("paid").value(true)))
                    .weight(PostingFactors.PAY_SHOWN)));
    factors.add(
        FunctionScore.of(
            f ->
                f.filter(
                        direct ->
                            direct.term(t -> t.field("publisher").value(Publisher.EMPLOYER.name())))
                    .weight(PostingFactors.DIRECT_EMPLOYER)));
    if (centre != null) {
      // At the edge of the area a posting counts half; remote ones are neither near nor far.
      factors.add(
          FunctionScore.of(
              f ->
                  f.filter(here -> here.term(t -> t.field("remote").value(false)))
                      .gauss(
                          g ->
                              g.geo(
                                  d ->
                                      d.field("point")
                                          .placement(
                                              p ->
                                                  p.origin(location(centre))
                                                      .scale(kilometres(radiusKm))
                                                      .decay(PostingFactors.AT_THE_EDGE))))));
    }
    return factors;
  }

  private static GeoLocation location(GeoPoint point) {
    return GeoLocation.of(l -> l.latlon(p -> p.lat(point.latitude()).lon(point.longitude())));
  }

  private static String kilometres(double radius) {
    return String.format(Locale.ROOT, "%.3fkm", Math.max(0.001, radius));
  }
}
