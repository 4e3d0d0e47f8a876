package io.leadline.sandbox.supervisor;

/** Hears what happens to the stack, in words for the person at the terminal. */
public interface StackEvents {
  /** Something that stays worth reading. */
  void say(String line);

  /** What is being waited for now; replaces the last such text. */
  void now(String what);
}
