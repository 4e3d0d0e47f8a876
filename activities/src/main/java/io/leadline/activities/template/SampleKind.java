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
  ALERT(null, 1, Channel.EMAIL, Channel.SMS),
  VERIFICATION(null, 1, Channel.EMAIL),
  REMINDER(null, 2, Channel.EMAIL),
  WELCOME(NoticeKind.WELCOME, 1, Channel.EMAIL, Channel.SMS),
  WINBACK(NoticeKind.WINBACK, 1, Channel.EMAIL, Channel.SMS),
  LAST_WINBACK(NoticeKind.WINBACK, 2, Channel.EMAIL, Channel.SMS),
  WIDEN(NoticeKind.WIDEN, 1, Channel.EMAIL, Channel.SMS),
  HIRED(NoticeKind.HIRED, 1, Channel.EMAIL, Channel.SMS),
  NEW_ADDRESS(NoticeKind.NEW_ADDRESS, 2, Channel.EMAIL),
  ASK_ADDRESS(NoticeKind.ASK_ADDRESS, 1, Channel.SMS);

  private final @Nullable NoticeKind notice;
  private final int ordinal;
  private final List<Channel> channels;

  SampleKind(@Nullable NoticeKind notice, int ordinal, Channel... channels) {
    this.notice = notice;
    this.ordinal = ordinal;
    this.channels = List.of(channels);
  }

  /** As operators write it, such as {@code last-winback}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Channels that it goes out on. */
  public List<Channel> channels() {
    return channels;
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
