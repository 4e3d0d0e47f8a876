package io.leadline.activities.posting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts postings that advertise the same job into one cluster: same item of a source, same page, or
 * same company, title, place and employment with the same text. Pure, and the order in which
 * anything comes makes no difference.
 */
final class Clustering {
  private final Map<String, Likeness> postings = new TreeMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  private Clustering() {}

  /**
   * @param postings by id, each once
   * @param traits what is remembered under their keys
   * @return the cluster of each posting by the posting's id: a known one, of several the smallest
   *     id, or else the smallest id of the postings in it
   */
  static Map<String, String> assign(
      Map<String, Likeness> postings, Collection<ClusterTrait> traits) {
    Clustering clustering = new Clustering();
    clustering.postings.putAll(postings);
    traits.forEach(trait -> clustering.known.add(trait.cluster()));
    clustering.join(traits);
    return clustering.named();
  }

  /** The traits that postings in these clusters leave behind. */
  static List<ClusterTrait> traits(Map<String, Likeness> postings, Map<String, String> clusters) {
    List<ClusterTrait> traits = new ArrayList<>();
    postings.forEach(
        (id, likeness) -> {
          String cluster = clusters.getOrDefault(id, id);
          traits.add(new ClusterTrait(likeness.page(), cluster, likeness.text()));
          if (likeness.job() != null) {
            traits.add(new ClusterTrait(likeness.job(), cluster, likeness.text()));
          }
        });
    return traits;
  }

  private void join(Collection<ClusterTrait> remembered) {
    Map<String, List<ClusterTrait>> byKey = new HashMap<>();
    remembered.forEach(trait -> add(byKey, trait));
    Map<String, String> themselves = new HashMap<>();
    postings.keySet().forEach(id -> themselves.put(id, member(id)));
    traits(postings, themselves).forEach(trait -> add(byKey, trait));
    postings.forEach(
        (id, likeness) -> {
          List<ClusterTrait> near = new ArrayList<>(byKey.getOrDefault(likeness.page(), List.of()));
          if (likeness.job() != null) {
            near.addAll(byKey.getOrDefault(likeness.job(), List.of()));
          }
          for (ClusterTrait trait : near) {
            if (trait.fits(likeness)) {
              parents.put(root(member(id)), root(trait.cluster()));
            }
          }
        });
  }

  private static void add(Map<String, List<ClusterTrait>> byKey, ClusterTrait trait) {
    byKey.computeIfAbsent(trait.key(), key -> new ArrayList<>()).add(trait);
  }

  /** A posting apart from the cluster that may be called like it. */
  private static String member(String id) {
    return "=" + id;
  }

  private String root(String node) {
    String root = node;
    for (String parent = parents.get(root);
        parent != null && !parent.equals(root);
        parent = parents.get(root)) {
      root = parent;
    }
    return root;
  }

  private Map<String, String> named() {
    Map<String, String> names = new HashMap<>();
    known.forEach(cluster -> names.merge(root(cluster), cluster, Clustering::smaller));
    Map<String, String> ofPostings = new HashMap<>();
    postings.keySet().forEach(id -> ofPostings.merge(root(member(id)), id, Clustering::smaller));
    Map<String, String> clusters = new HashMap<>();
    postings
        .keySet()
        .forEach(
            id -> {
              String root = root(member(id));
              clusters.put(id, names.getOrDefault(root, ofPostings.getOrDefault(root, id)));
            });
    return clusters;
  }

  private static String smaller(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
