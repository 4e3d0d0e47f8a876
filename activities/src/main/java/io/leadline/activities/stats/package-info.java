/** Figures of days, counted anew from what is stored whenever somebody asks. */
@NullMarked
package io.leadline.activities.stats;

import org.jspecify.annotations.NullMarked;
