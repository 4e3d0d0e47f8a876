package io.leadline.activities.template;

import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.NoticeKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of which there are samples: every wording that a lead may get. */
public enum SampleKind {
  ALERT(null, 1, true, true),
  VERIFICATION(null, 1, true, false),
  REMINDER(null, 2, true, false),
  WELCOME(NoticeKind.WELCOME, 1, true, true),
  WINBACK(NoticeKind.WINBACK, 1, true, true),
  LAST_WINBACK(NoticeKind.WINBACK, 2, true, true),
  WIDEN(NoticeKind.WIDEN, 1, true, true),
  HIRED(NoticeKind.HIRED, 1, true, true),
  NEW_ADDRESS(NoticeKind.NEW_ADDRESS, 2, true, false),
  ASK_ADDRESS(NoticeKind.ASK_ADDRESS, 1, false, true);

  private final @Nullable NoticeKind notice;
  private final int ordinal;
  private final boolean mail;
  private final boolean text;

  SampleKind(@Nullable NoticeKind notice, int ordinal, boolean mail, boolean text) {
    this.notice = notice;
    this.ordinal = ordinal;
    this.mail = mail;
    this.text = text;
  }

  /** As operators write it, such as {@code last-winback}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Channels that it goes out on. */
  public List<Channel> channels() {
    return Arrays.stream(Channel.values())
        .filter(channel -> channel == Channel.EMAIL ? mail : text)
        .toList();
  }

  Optional<NoticeKind> notice() {
    return Optional.ofNullable(notice);
  }

  int number() {
    return ordinal;
  }

  public static Optional<SampleKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** All words, for messages. */
  public static String words() {
    return String.join(", ", Arrays.stream(values()).map(SampleKind::word).toList());
  }
}
