/** Benchmarks: each runs the product through its launcher, as a user would, and prints one line. */
package io.leadline.bench;
