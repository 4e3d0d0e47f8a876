package io.leadline.activities.job;

/** Shares what all processes together may start in a second. */
public interface JobRates {
  /**
   * Takes a share of a second; what is taken and not used is lost.
   *
   * @param what the kind or queue whose rate it is
   * @param second since the epoch; one before the latest that anybody asked for gives nothing
   * @param perSecond most for all processes together
   * @param wanted at least 1
   * @return how many may start, 0 when others have taken all
   */
  int take(String what, long second, int perSecond, int wanted);
}
