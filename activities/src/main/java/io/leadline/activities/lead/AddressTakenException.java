package io.leadline.activities.lead;

/** Another lead has that address already. */
public final class AddressTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AddressTakenException(String leadId) {
    super("the new address of " + leadId + " belongs to another lead");
  }
}
