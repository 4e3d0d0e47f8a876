package io.leadline.bench.provider;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A provider like those of language models: latencies are lognormal, some calls fail for the
 * moment, a few items for good. All of it follows from the seed.
 *
 * @param median latency that half of the calls stay below
 * @param spread standard deviation of the latency's logarithm
 * @param transients part of the calls that are answered 503
 * @param refusals part of the items that are answered 422 each time
 */
public record FlakyBehaviour(
    long seed, Duration median, double spread, double transients, double refusals)
    implements Behaviour {

  @Override
  public Answer answer(int item, int attempt) {
    SplittableRandom random = random(item, attempt);
    Duration after =
        Duration.ofNanos((long) (median.toNanos() * Math.exp(spread * random.nextGaussian())));
    if (!canSucceed(item)) {
      return new Answer(after, Answer.REFUSED);
    }
    boolean fails = random.nextDouble() < transients;
    return new Answer(after, fails ? Answer.NOT_NOW : Answer.ACCEPTED);
  }

  public boolean canSucceed(int item) {
    return random(item, 0).nextDouble() >= refusals;
  }

  private SplittableRandom random(int item, int attempt) {
    return new SplittableRandom(
        new SplittableRandom(seed ^ ((long) item << 16 | attempt)).nextLong());
  }
}
