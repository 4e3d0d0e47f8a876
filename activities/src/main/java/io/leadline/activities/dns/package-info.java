/** Answers of name servers, by dnsjava. */
@NullMarked
package io.leadline.activities.dns;

import org.jspecify.annotations.NullMarked;
