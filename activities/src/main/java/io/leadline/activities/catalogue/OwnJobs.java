package io.leadline.activities.catalogue;

import java.util.List;

/**
 * Kinds of jobs that a jar beside the product brings. Every process finds the implementations on
 * its classpath, as {@link java.util.ServiceLoader} does; a name that stands twice ends its start.
 */
public interface OwnJobs {
  List<CatalogueLine> lines();
}
