/** Readers of feeds in XML. */
@NullMarked
package io.leadline.activities.posting.xml;

import org.jspecify.annotations.NullMarked;
