package io.leadline.sandbox.rehearsal.board;

import io.leadline.activities.message.Draft;
import java.time.Instant;

/** A message that left the house, and the call that carried it. */
public record Outbound(Draft draft, String callId, Instant at) {}
