/** Whatever reaches Temporal from outside: clients, signals, schedules, alert runs. */
@NullMarked
package io.leadline.starter.start;

import org.jspecify.annotations.NullMarked;
