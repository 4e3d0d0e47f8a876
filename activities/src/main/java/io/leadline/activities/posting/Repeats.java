package io.leadline.activities.posting;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The same job met twice under different references, as boards repeat each other: in one cluster,
 * or with the same apply address once tracking is dropped, the same title and the same place. The
 * address alone would not do: some feeds give one application form for all their postings.
 */
public final class Repeats {
  private static final Pattern TRACKING =
      Pattern.compile("(?<=[?&])(utm_[^=&]*|gh_src|lever-source|ref|source)=[^&]*(&|$)");
  private static final Pattern ORIGIN =
      Pattern.compile("^[^:]+://([^/?#]*)", Pattern.CASE_INSENSITIVE);

  /** Whose posting stands for a job: the employer's, then a board's; of several the newest. */
  private static final Comparator<PostingHit> REPRESENTATIVE =
      Comparator.comparing(PostingHit::publisher)
          .thenComparing(PostingHit::firstSeenAt, Comparator.reverseOrder())
          .thenComparing(PostingHit::id);

  private Repeats() {}

  /** Of these hits one for each job, in their order. */
  public static List<PostingHit> leftOut(List<PostingHit> hits) {
    int[] group = IntStream.range(0, hits.size()).toArray();
    Map<String, Integer> firstWith = new HashMap<>();
    for (int i = 0; i < hits.size(); i++) {
      join(group, i, firstWith.putIfAbsent(hits.get(i).cluster(), i));
      join(group, i, firstWith.putIfAbsent(page(hits.get(i)), i));
    }
    int[] chosen = IntStream.range(0, hits.size()).toArray();
    for (int i = 0; i < hits.size(); i++) {
      int root = root(group, i);
      if (REPRESENTATIVE.compare(hits.get(i), hits.get(chosen[root])) < 0) {
        chosen[root] = i;
      }
    }
    return IntStream.range(0, hits.size())
        .filter(i -> chosen[root(group, i)] == i)
        .mapToObj(hits::get)
        .toList();
  }

  private static void join(int[] group, int one, @Nullable Integer other) {
    if (other != null) {
      group[root(group, one)] = root(group, other);
    }
  }

  private static int root(int[] group, int of) {
    int root = of;
    while (group[root] != root) {
      root = group[root];
    }
    return root;
  }

  private static String page(PostingHit hit) {
    return canonicalUrl(hit.url())
        + '\n'
        + hit.title().toLowerCase(Locale.ROOT)
        + '\n'
        + (hit.remote() ? "remote" : hit.placeName());
  }

  /** The address without scheme, tracking parameters and fragment; its host in lower case. */
  static String canonicalUrl(String url) {
    String bare = url.replaceFirst("#.*$", "");
    bare = TRACKING.matcher(bare).replaceAll("").replaceFirst("[?&]$", "");
    bare =
        ORIGIN
            .matcher(bare)
            .replaceFirst(m -> m.group(1).toLowerCase(Locale.ROOT).replace("$", "\\$"));
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }
}
