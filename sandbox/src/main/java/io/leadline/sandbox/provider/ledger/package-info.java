/**
 * What the simulated providers accepted, kept on disk before it is acknowledged, and the views over
 * it.
 */
@NullMarked
package io.leadline.sandbox.provider.ledger;

import org.jspecify.annotations.NullMarked;
