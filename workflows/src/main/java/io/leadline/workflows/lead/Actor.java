package io.leadline.workflows.lead;

/** Who did something that happened in a lead's life. */
public enum Actor {
  LEAD,
  OPERATOR,
  PROVIDER,
  /** The job board that we work for. */
  BOARD
}
