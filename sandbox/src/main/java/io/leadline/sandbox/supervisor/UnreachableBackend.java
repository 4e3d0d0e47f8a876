package io.leadline.sandbox.supervisor;

import io.leadline.sandbox.stack.SetUpException;

/** A server that the user named in the environment does not answer. */
public final class UnreachableBackend extends SetUpException {
  private static final long serialVersionUID = 1L;

  UnreachableBackend(String name, String url) {
    super("%s does not answer at %s, the address in the environment".formatted(name, url));
  }
}
