package io.leadline.workflows.alert;

import java.time.Instant;

/**
 * A range of interest hashes at one slot.
 *
 * @param index from 0
 * @param of number of shards that the slot is divided into
 */
public record AlertShard(Instant slot, int index, int of) {}
