package io.leadline.workflows.lead;

/** Single messages of a lead's life beside alerts and verification mail. */
public enum NoticeKind {
  /** Says what will come and when. */
  WELCOME,
  /** Asks a quiet lead whether it is still looking; ordinal 1 and 2. */
  WINBACK,
  /** Nothing new for a long time: asks to widen the search. */
  WIDEN,
  /** Offers to stop to a lead that found a job. */
  HIRED,
  /** Asks to prove the address that is to replace the one in use; ordinal is its version. */
  NEW_ADDRESS,
  /** Asks by text message for an address that works; ordinal is the version of the dead one. */
  ASK_ADDRESS
}
