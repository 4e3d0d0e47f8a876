/** The command line: picocli commands grouped by what they act on. */
@NullMarked
package io.leadline.starter.cli;

import org.jspecify.annotations.NullMarked;
