/**
 * The same measurements for other job systems, run by the small programs of {@code bench/peers}
 * with their usual settings, so that readers can check ours.
 */
package io.leadline.bench.peer;
