package io.leadline.activities.web;

import java.io.IOException;

/** The guard does not let a request go there; the message says why. Trying again cannot help. */
public final class RefusedAddressException extends IOException {
  public RefusedAddressException(String message) {
    super(message);
  }
}
