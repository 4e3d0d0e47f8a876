/** Pages behind the signed links in messages; nothing happens on GET, HEAD or OPTIONS. */
@NullMarked
package io.leadline.starter.api.link;

import org.jspecify.annotations.NullMarked;
