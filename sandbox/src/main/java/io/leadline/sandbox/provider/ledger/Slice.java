package io.leadline.sandbox.provider.ledger;

/**
 * Where a piece of a stored body lies: the segment of the {@link BodyLog}, byte offset, byte count.
 */
public record Slice(int segment, long offset, int length) {}
