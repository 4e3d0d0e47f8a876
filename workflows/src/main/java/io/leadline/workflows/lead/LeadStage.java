package io.leadline.workflows.lead;

/** Where a lead stands in its life; owned by the lead's workflow, see {@link LeadTransitions}. */
public enum LeadStage {
  /** Signed up; nothing has been sent yet. */
  NEW,
  /** Asked to prove the address; waiting for the button in the mail. */
  VERIFYING,
  /** Receives alerts. */
  ACTIVE,
  /** Receives no alerts for the reason in {@link PauseReason}, and can come back. */
  PAUSED,
  /** Quiet for so long that it is asked whether it is still looking. */
  WINBACK,
  /** Gone, for the reason in {@link CloseReason}; signing up again opens a new epoch. */
  CLOSED,
  /** Its data was erased at its request; nothing brings it back. */
  ERASED;

  /** Whether the lead has proved itself and has not left. */
  public boolean isLiving() {
    return this == ACTIVE || this == PAUSED || this == WINBACK;
  }
}
