/**
 * What operators are told of at once: failures and what does not get on, equal ones in groups, so
 * that a storm is a handful of messages.
 */
@NullMarked
package io.leadline.activities.alarm;

import org.jspecify.annotations.NullMarked;
