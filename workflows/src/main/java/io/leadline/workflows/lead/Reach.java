package io.leadline.workflows.lead;

/** Whether mail or messages get through on one channel; softest first. */
public enum Reach {
  UNKNOWN,
  OK,
  DEAD,
  COMPLAINED
}
