package io.leadline.activities.message;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The lists of addresses that a mail provider keeps by itself and mails no more. */
public interface ProviderSuppressions {
  /** Why an address is on a list. */
  enum Kind {
    BOUNCE,
    /** Mail to it came back for a reason of the sender's, so it is mailed all the same. */
    BLOCK,
    SPAM_REPORT,
    UNSUBSCRIBE
  }

  /** An address and since when it is listed. */
  record Listed(String address, Instant since) {
    /** Shows no personal data. */
    @Override
    public String toString() {
      return "Listed[since=" + since + "]";
    }
  }

  /**
   * Reads a part of a list.
   *
   * @param limit 500 at most
   * @return fewer than the limit at the end of the list
   * @throws io.leadline.activities.job.PermanentFailure when the account may not read it
   * @throws IOException when it cannot be had now
   */
  List<Listed> page(Kind kind, int offset, int limit) throws IOException;
}
