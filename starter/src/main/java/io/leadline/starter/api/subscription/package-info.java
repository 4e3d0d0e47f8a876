/** Routes of subscriptions to events. */
@NullMarked
package io.leadline.starter.api.subscription;

import org.jspecify.annotations.NullMarked;
