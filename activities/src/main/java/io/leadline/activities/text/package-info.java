/** What people text us: which words mean what, and what follows for their leads. */
@NullMarked
package io.leadline.activities.text;

import org.jspecify.annotations.NullMarked;
