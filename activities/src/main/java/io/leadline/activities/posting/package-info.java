/** Job postings: feed readers, the import with its snapshot rules, and the search port. */
@NullMarked
package io.leadline.activities.posting;

import org.jspecify.annotations.NullMarked;
