/** Readers of feed formats: a stream of bytes becomes clean items; knows nothing of any store. */
@NullMarked
package io.leadline.activities.posting.feed;

import org.jspecify.annotations.NullMarked;
