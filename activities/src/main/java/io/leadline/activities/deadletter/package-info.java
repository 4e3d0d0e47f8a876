/** What nobody does before an operator decides: failed jobs and parked steps of leads, in one. */
@NullMarked
package io.leadline.activities.deadletter;

import org.jspecify.annotations.NullMarked;
