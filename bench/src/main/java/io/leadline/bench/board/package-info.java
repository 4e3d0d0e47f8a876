/** A job board of any size, made up from a seed: its postings, and leads that are due for them. */
@NullMarked
package io.leadline.bench.board;

import org.jspecify.annotations.NullMarked;
