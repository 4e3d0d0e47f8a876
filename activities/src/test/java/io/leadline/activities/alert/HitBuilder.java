package io.leadline.activities.alert;

import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.feed.Publisher;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds search hits for tests. */
public final class HitBuilder {
  private final String id;
  private String title;
  private @Nullable String company;
  private double score = 1;
  private @Nullable String place = "Austin, TX";
  private @Nullable String pay;
  private boolean remote;
  private @Nullable String category;
  private @Nullable GeoPoint point;
  private @Nullable Instant expiresAt;
  private boolean open = true;
  private Instant firstSeenAt = Instant.parse("2026-11-23T20:00:00Z");

  private HitBuilder(String id) {
    this.id = id;
    this.title = "Job " + id;
    this.company = "Company of " + id;
  }

  /** A posting in Austin with a title and a company of its own. */
  public static HitBuilder aHit(String id) {
    return new HitBuilder(id);
  }

  public HitBuilder title(String value) {
    title = value;
    return this;
  }

  public HitBuilder company(@Nullable String value) {
    company = value;
    return this;
  }

  public HitBuilder place(@Nullable String value) {
    place = value;
    return this;
  }

  public HitBuilder pay(String value) {
    pay = value;
    return this;
  }

  public HitBuilder remote() {
    remote = true;
    return this;
  }

  public HitBuilder category(String value) {
    category = value;
    return this;
  }

  public HitBuilder at(GeoPoint value) {
    point = value;
    return this;
  }

  public HitBuilder firstSeen(Instant value) {
    firstSeenAt = value;
    return this;
  }

  public HitBuilder until(Instant value) {
    expiresAt = value;
    return this;
  }

  public HitBuilder closed() {
    open = false;
    return this;
  }

  public HitBuilder score(double value) {
    score = value;
    return this;
  }

  public PostingHit build() {
    return new PostingHit(
        id,
        title,
        company,
        place,
        pay,
        "https://jobs.example.com/" + id,
        remote,
        firstSeenAt,
        score,
        Publisher.BOARD,
        id,
        category,
        point,
        expiresAt,
        open);
  }
}
