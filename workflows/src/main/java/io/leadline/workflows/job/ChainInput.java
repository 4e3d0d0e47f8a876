package io.leadline.workflows.job;

/**
 * Where a run of a chain takes up its work.
 *
 * @param step to go on with, from 0
 */
public record ChainInput(String chainId, int step) {}
