/**
 * A whole job board for a rehearsal: the product's own features over its stores in memory, postings
 * that come day by day, and a provider that takes every message.
 */
@NullMarked
package io.leadline.sandbox.rehearsal.board;

import org.jspecify.annotations.NullMarked;
