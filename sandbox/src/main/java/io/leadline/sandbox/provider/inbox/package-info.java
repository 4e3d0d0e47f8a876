/** The inbox page, and what a reader of it can do: open, click, reply, unsubscribe. */
@NullMarked
package io.leadline.sandbox.provider.inbox;

import org.jspecify.annotations.NullMarked;
