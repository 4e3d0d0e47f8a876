package io.leadline.workflows.lead;

/** A way to reach a lead, each with its own consent and reach. */
public enum Channel {
  EMAIL,
  SMS
}
