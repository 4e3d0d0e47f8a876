/** Fills a new local stack with people to look at. */
@NullMarked
package io.leadline.sandbox.demo;

import org.jspecify.annotations.NullMarked;
