/** Background jobs in groups, batches and chains: contracts and deterministic code. */
@NullMarked
package io.leadline.workflows.job;

import org.jspecify.annotations.NullMarked;
