package io.leadline.activities.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a message was first opened and a link in it first followed, by people and by machines. */
public record Reactions(
    @Nullable Instant openedAt,
    @Nullable Instant clickedAt,
    @Nullable Instant machineOpenedAt,
    @Nullable Instant machineClickedAt) {
  public static final Reactions NONE = new Reactions(null, null, null, null);
}
