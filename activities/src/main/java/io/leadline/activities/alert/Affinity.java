package io.leadline.activities.alert;

import io.leadline.activities.posting.PostingHit;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a lead has shown to like: the newest postings that it followed as a person, each as hashes
 * of its company, its category and the words of its title. A bounded memory like {@link
 * ShownPostings}; a posting counts once, at its latest click, so that clicks may be told twice and
 * in any order.
 */
public final class Affinity {
  /** How many postings are remembered. */
  static final int LIMIT = 20;

  /** After this long a click weighs half. */
  static final Duration HALF_LIFE = Duration.ofDays(30);

  private static final Comparator<Click> NEWEST_FIRST =
      Comparator.comparing(Click::at).reversed().thenComparingInt(Click::posting);

  /** Of whoever has followed nothing; made after what its making needs. */
  public static final Affinity NONE = new Affinity(List.of());

  private final List<Click> clicks;

  private Affinity(Collection<Click> clicks) {
    this.clicks = clicks.stream().sorted(NEWEST_FIRST).limit(LIMIT).toList();
  }

  /**
   * A click by a person, to the second.
   *
   * @param posting hash of its cluster
   */
  public record Click(Instant at, int posting, Traits traits) {
    public static Click on(PostingHit hit, Instant at) {
      return new Click(
          Instant.ofEpochSecond(at.getEpochSecond()),
          ShownPostings.hash(hit.cluster()),
          Traits.of(hit));
    }

    private int bytes() {
      return 4 * Integer.BYTES + 1 + traits.words().size() * Integer.BYTES;
    }
  }

  /** Reads what {@link #toBytes} wrote. */
  public static Affinity of(byte[] bytes) {
    List<Click> clicks = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(bytes);
    while (all.hasRemaining()) {
      Instant at = Instant.ofEpochSecond(Integer.toUnsignedLong(all.getInt()));
      int posting = all.getInt();
      int company = all.getInt();
      int category = all.getInt();
      List<Integer> words = new ArrayList<>();
      for (int left = all.get(); left > 0; left--) {
        words.add(all.getInt());
      }
      clicks.add(new Click(at, posting, new Traits(company, category, words)));
    }
    return clicks.isEmpty() ? NONE : new Affinity(clicks);
  }

  /** This with more clicks; the oldest are forgotten beyond the limit. */
  public Affinity plus(Collection<Click> more) {
    Map<Integer, Click> latest = new HashMap<>();
    clicks.forEach(click -> latest.put(click.posting(), click));
    more.forEach(
        click -> latest.merge(click.posting(), click, (a, b) -> b.at().isAfter(a.at()) ? b : a));
    return new Affinity(latest.values());
  }

  /** This and what another state of the same lead remembers. */
  public Affinity plus(Affinity other) {
    return plus(other.clicks);
  }

  public boolean isEmpty() {
    return clicks.isEmpty();
  }

  /** How much each trait counts at that moment. */
  Leanings at(Instant now) {
    if (clicks.isEmpty()) {
      return Leanings.NONE;
    }
    Map<Integer, Double> weights = new HashMap<>();
    for (Click click : clicks) {
      double weight = weight(Duration.between(click.at(), now));
      click.traits().each(trait -> weights.merge(trait, weight, Double::sum));
    }
    return new Leanings(weights);
  }

  private static double weight(Duration age) {
    return age.isNegative() ? 1 : Math.pow(0.5, (double) age.toSeconds() / HALF_LIFE.toSeconds());
  }

  public byte[] toBytes() {
    ByteBuffer all = ByteBuffer.allocate(clicks.stream().mapToInt(Click::bytes).sum());
    for (Click click : clicks) {
      all.putInt((int) click.at().getEpochSecond());
      all.putInt(click.posting());
      all.putInt(click.traits().company());
      all.putInt(click.traits().category());
      all.put((byte) click.traits().words().size());
      click.traits().words().forEach(all::putInt);
    }
    return all.array();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Affinity that && clicks.equals(that.clicks);
  }

  @Override
  public int hashCode() {
    return clicks.hashCode();
  }

  @Override
  public String toString() {
    return clicks.size() + " followed";
  }
}
