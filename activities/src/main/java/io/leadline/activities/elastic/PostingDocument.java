package io.leadline.activities.elastic;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.Posting;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingPlace;
import io.leadline.activities.posting.feed.Publisher;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A posting as the index stores it; searches read back only the fields that a hit needs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record PostingDocument(
    String id,
    @Nullable String source,
    @Nullable String externalId,
    String title,
    @Nullable String company,
    @Nullable String category,
    @Nullable String description,
    String url,
    @Nullable String placeName,
    @Nullable String city,
    @Nullable String region,
    @Nullable String country,
    @Nullable String postalCode,
    @Nullable Point point,
    boolean remote,
    @Nullable String pay,
    @Nullable Boolean paid,
    @Nullable String employmentType,
    String firstSeenAt,
    @Nullable String publishedAt,
    @Nullable String expiresAt,
    @Nullable Boolean open,
    @Nullable String publisher,
    @Nullable String cluster) {

  /** What a hit is made of. */
  static final List<String> HIT_FIELDS =
      List.of(
          "id",
          "title",
          "company",
          "url",
          "placeName",
          "remote",
          "pay",
          "firstSeenAt",
          "publisher",
          "cluster",
          "category",
          "point",
          "expiresAt",
          "open");

  record Point(double lat, double lon) {}

  static PostingDocument of(Posting posting) {
    PostingPlace place = posting.place();
    GeoPoint point = place == null ? null : place.point();
    return new PostingDocument(
        posting.id(),
        posting.source(),
        posting.externalId(),
        posting.title(),
        posting.company(),
        posting.category(),
        posting.descriptionText(),
        posting.url(),
        place == null ? null : place.name(),
        place == null ? null : place.city(),
        place == null ? null : place.region(),
        place == null ? null : place.country(),
        place == null ? null : place.postalCode(),
        point == null ? null : new Point(point.latitude(), point.longitude()),
        posting.remote(),
        posting.pay(),
        posting.pay() != null,
        posting.employmentType(),
        posting.firstSeenAt().toString(),
        text(posting.publishedAt()),
        text(posting.expiresAt()),
        true,
        posting.publisher().name(),
        posting.cluster());
  }

  PostingHit hit(double score) {
    return new PostingHit(
        id,
        title,
        company,
        placeName,
        pay,
        url,
        remote,
        Instant.parse(firstSeenAt),
        score,
        publisher == null ? Publisher.BOARD : Publisher.valueOf(publisher),
        cluster == null ? id : cluster,
        category,
        point == null ? null : new GeoPoint(point.lat(), point.lon()),
        expiresAt == null ? null : Instant.parse(expiresAt),
        !Boolean.FALSE.equals(open));
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : Objects.toString(instant);
  }
}
