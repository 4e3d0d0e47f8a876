package io.leadline.activities.job;

/**
 * Shares what all processes together may do in a period: begin jobs in a second, send mail to a
 * domain in a quarter of an hour.
 */
public interface JobRates {
  /**
   * Takes a share of a period; what is neither used nor given back is lost.
   *
   * @param what names what is limited, such as the kind or queue
   * @param begin first second of the period, since the epoch; one before the latest that anybody
   *     asked for gives nothing
   * @param most for all processes together
   * @param wanted at least 1
   * @return how many may be used, 0 when others have taken all
   */
  int take(String what, long begin, int most, int wanted);

  /** Gives back what was taken and not used; nothing comes back to a period that is over. */
  void giveBack(String what, long begin, int unused);

  /** How many are taken of a period; 0 of one that has not begun or is over. */
  int taken(String what, long begin);
}
