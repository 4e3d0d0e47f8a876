package io.leadline.sandbox.supervisor;

import java.util.List;
import java.util.Map;

/** What a supervisor runs: the real stack, or a small one in tests. */
interface Stack {
  /**
   * The components, in the order people read them.
   *
   * @param environment what processes of ours find beside the variables of this process
   */
  List<Component> components(Map<String, String> environment);

  /** Gets what the components need, as far as it is missing; may take minutes and says so. */
  void prepare();

  /** The program of the Temporal server, empty when there is none of ours. */
  String temporalBinary();
}
