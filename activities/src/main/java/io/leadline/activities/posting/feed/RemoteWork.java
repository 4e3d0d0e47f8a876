package io.leadline.activities.posting.feed;

import io.leadline.activities.place.RemoteWords;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a posting can be done from anywhere, judged by what feeds say about it. */
final class RemoteWork {
  private static final Pattern NOT_FULLY =
      Pattern.compile("hybrid|partial|temporar|occasional|covid|on-?site|not remote|^no$|^false$");
  private static final Pattern TITLE =
      Pattern.compile("(?:[(\\[–—|]|^| - |, )\\s*(?:100% |fully )?remote\\s*(?:[)\\]–—|,]|$| - )");

  private RemoteWork() {}

  static boolean isMeant(@Nullable String remoteType, @Nullable String city, String title) {
    if (remoteType != null) {
      // The feed has a field for it, so the field alone decides.
      return !NOT_FULLY.matcher(remoteType.toLowerCase(Locale.ROOT)).find();
    }
    return (city != null && RemoteWords.ANYWHERE_IN_TEXT.matcher(city).lookingAt())
        || TITLE.matcher(title.toLowerCase(Locale.ROOT)).find();
  }
}
