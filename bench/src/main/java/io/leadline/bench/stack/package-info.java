/** A stack of its own for each benchmark, and what is measured on it. */
package io.leadline.bench.stack;
