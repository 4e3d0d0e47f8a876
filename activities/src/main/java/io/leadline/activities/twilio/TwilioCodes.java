package io.leadline.activities.twilio;

/** What Twilio's error codes mean for us; reference: twilio.com/docs/api/errors. */
enum TwilioCodes {
  /** The recipient told the carrier STOP. */
  OPTED_OUT,
  /** The number does not exist or takes no texts, and never will. */
  DEAD,
  /** The phone could not be reached for now. */
  UNREACHED,
  /** Not processed: throttled, or a queue is full. */
  LATER,
  /** The carriers refuse the content. */
  CONTENT,
  /** The account, the sender or a permission is wrong, for every message. */
  SETTINGS,
  /** This message cannot go to this recipient, which says nothing about the recipient. */
  BLOCKED,
  /** A code that says nothing to us. */
  OTHER;

  /**
   * @param code 0 when there is none
   */
  static TwilioCodes of(int code) {
    return switch (code) {
      case 21610 -> OPTED_OUT;
      case 21211, 21614, 21635, 30005, 30006 -> DEAD;
      case 30003, 30008 -> UNREACHED;
      case 20429, 21611, 30001 -> LATER;
      case 30004, 30007 -> CONTENT;
      // 20003 key; 21212, 21603, 21606 sender; 21608 trial; 21609 callback; 30002 account
      // suspended;
      // 30034 sender not registered with the carriers
      case 20003, 21212, 21603, 21606, 21608, 21609, 30002, 30034 -> SETTINGS;
      // 21408 region not allowed; 21602, 21617 empty or too long; 21612 no way from this sender
      case 21408, 21602, 21612, 21617 -> BLOCKED;
      default -> OTHER;
    };
  }
}
