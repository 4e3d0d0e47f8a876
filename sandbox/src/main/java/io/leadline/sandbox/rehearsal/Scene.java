package io.leadline.sandbox.rehearsal;

import io.leadline.activities.lead.Lead;
import io.leadline.sandbox.rehearsal.board.Board;
import io.leadline.sandbox.rehearsal.script.Script;
import java.time.InstantSource;

/**
 * What everybody on the stage of a rehearsal shares.
 *
 * @param seed of whatever is left to chance
 */
record Scene(
    Script script,
    Board board,
    Inbox inbox,
    Agenda agenda,
    Diary diary,
    Calendar calendar,
    InstantSource clock,
    long seed) {
  Lead lead(String id) {
    return board.lead(id).orElseThrow(() -> new IllegalStateException("no lead " + id));
  }

  /** The day it is. */
  int today() {
    return calendar.dayOf(clock.instant());
  }
}
