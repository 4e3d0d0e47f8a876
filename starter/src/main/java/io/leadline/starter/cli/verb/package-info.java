/** The verbs, one class for those that act on the same thing. */
@NullMarked
package io.leadline.starter.cli.verb;

import org.jspecify.annotations.NullMarked;
