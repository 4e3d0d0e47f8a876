/**
 * What people did with a message and whether it was people: acts are stored as they come, judged
 * from the whole set of their message, and count only then.
 */
@NullMarked
package io.leadline.activities.engagement;

import org.jspecify.annotations.NullMarked;
