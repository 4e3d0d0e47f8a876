/** Which background jobs there are: one line each, the only place that names them all. */
@NullMarked
package io.leadline.activities.catalogue;

import org.jspecify.annotations.NullMarked;
