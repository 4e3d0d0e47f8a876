/** Verbs of subscriptions to events. */
@NullMarked
package io.leadline.starter.cli.subscription;

import org.jspecify.annotations.NullMarked;
