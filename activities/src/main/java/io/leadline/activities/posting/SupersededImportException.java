package io.leadline.activities.posting;

/** Another import of the same source was begun later; this one stopped where it was. */
public final class SupersededImportException extends RuntimeException {
  public SupersededImportException(String source) {
    super("another import of " + source + " was begun; this one stopped");
  }
}
