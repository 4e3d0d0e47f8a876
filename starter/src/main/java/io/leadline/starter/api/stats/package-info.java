/** Routes of figures. */
@NullMarked
package io.leadline.starter.api.stats;

import org.jspecify.annotations.NullMarked;
