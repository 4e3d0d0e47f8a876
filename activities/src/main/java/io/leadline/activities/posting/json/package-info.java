/** Readers of feeds in JSON, and of pages that carry JSON-LD. */
@NullMarked
package io.leadline.activities.posting.json;

import org.jspecify.annotations.NullMarked;
