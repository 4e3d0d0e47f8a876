package io.leadline.activities.job;

/** Tells operators of what they should look at. */
@FunctionalInterface
public interface Alarms {
  /**
   * @param what names the kind of trouble, such as {@code rates}; equal ones may be told once
   * @param words a sentence, without personal data
   */
  void raise(String what, String words);
}
