package io.leadline.workflows.lead;

/** Whether mail or messages get through on one channel. */
public enum Reach {
  UNKNOWN,
  OK,
  DEAD,
  COMPLAINED
}
