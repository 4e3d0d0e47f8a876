package io.leadline.workflows.lead;

/** Whether mail or messages get through on one channel; softest first. */
public enum Reach {
  UNKNOWN,
  OK,
  /** Several messages in a row came back for now: it is written to every third day. */
  SOFT_FAILING,
  DEAD,
  COMPLAINED
}
