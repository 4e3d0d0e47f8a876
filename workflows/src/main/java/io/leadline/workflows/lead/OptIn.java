package io.leadline.workflows.lead;

/** How a sign-up came in. */
public enum OptIn {
  /** The lead filled in a form. */
  FORM,
  /** An operator imported it; the address is still to be proved. */
  IMPORTED,
  /** An operator imported it with the proof of its consent, so nothing is left to be proved. */
  PROVED
}
