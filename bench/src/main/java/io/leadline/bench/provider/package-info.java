/**
 * A slow provider that counts the calls it gets, and the jobs that call it. The stack of a
 * benchmark finds these jobs in the jar of this module, as it would find a team's own ones.
 */
package io.leadline.bench.provider;
