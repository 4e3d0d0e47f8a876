package io.leadline.activities.posting;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The same advert met twice under different references, as boards repeat each other: same apply
 * address once tracking is dropped, same title, same place. The address alone would not do: some
 * feeds give one application form for all their postings.
 */
public final class Repeats {
  private static final Pattern TRACKING =
      Pattern.compile("(?<=[?&])(utm_[^=&]*|gh_src|lever-source|ref|source)=[^&]*(&|$)");
  private static final Pattern ORIGIN =
      Pattern.compile("^[^:]+://([^/?#]*)", Pattern.CASE_INSENSITIVE);

  private Repeats() {}

  /** These hits in their order, without those that repeat an earlier one. */
  public static List<PostingHit> leftOut(List<PostingHit> hits) {
    Set<String> seen = new HashSet<>();
    return hits.stream()
        .filter(
            hit ->
                seen.add(
                    canonicalUrl(hit.url())
                        + '\n'
                        + hit.title().toLowerCase(Locale.ROOT)
                        + '\n'
                        + (hit.remote() ? "remote" : hit.placeName())))
        .toList();
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
