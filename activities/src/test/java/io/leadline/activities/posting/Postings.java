package io.leadline.activities.posting;

import io.leadline.activities.place.GeoPoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds postings for tests. */
public final class Postings {
  public static final GeoPoint AUSTIN = new GeoPoint(30.267, -97.743);
  public static final GeoPoint ROUND_ROCK = new GeoPoint(30.508, -97.679);
  public static final GeoPoint DALLAS = new GeoPoint(32.783, -96.807);

  private final String reference;
  private final String title;
  private @Nullable String company;
  private String description = "";
  private @Nullable PostingPlace place = place("Austin, TX", AUSTIN);
  private boolean remote;
  private @Nullable String pay;
  private @Nullable String category;
  private String source = "board";
  private Instant firstSeenAt = Instant.parse("2026-03-01T08:00:00Z");
  private @Nullable Instant expiresAt;

  private Postings(String reference, String title) {
    this.reference = reference;
    this.title = title;
  }

  /** A posting in Austin from the source "board", first seen on 1 March 2026. */
  public static Postings posting(String reference, String title) {
    return new Postings(reference, title);
  }

  public static PostingPlace place(String name, GeoPoint point) {
    return new PostingPlace(name, null, null, "US", null, point);
  }

  public Postings by(String name) {
    company = name;
    return this;
  }

  public Postings saying(String text) {
    description = text;
    return this;
  }

  public Postings in(String name, GeoPoint point) {
    place = place(name, point);
    return this;
  }

  public Postings nowhere() {
    place = null;
    return this;
  }

  public Postings remote() {
    remote = true;
    return this;
  }

  public Postings paying(String amount) {
    pay = amount;
    return this;
  }

  public Postings about(String name) {
    category = name;
    return this;
  }

  public Postings from(String name) {
    source = name;
    return this;
  }

  public Postings seen(Instant at) {
    firstSeenAt = at;
    return this;
  }

  public Postings until(Instant at) {
    expiresAt = at;
    return this;
  }

  public String id() {
    return PostingId.of(source, reference);
  }

  public Posting build() {
    return new Posting(
        id(),
        source,
        reference,
        title,
        company,
        "https://jobs.example.com/" + source + "/" + reference,
        description,
        place,
        remote,
        pay,
        null,
        category,
        firstSeenAt,
        null,
        expiresAt);
  }
}
