/** How far two words lie apart, for whoever has to guess what was meant. */
@NullMarked
package io.leadline.activities.spelling;

import org.jspecify.annotations.NullMarked;
