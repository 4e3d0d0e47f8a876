package io.leadline.activities.posting.feed;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a posting can be done from anywhere, judged by what feeds say about it. */
final class RemoteWork {
  private static final Pattern NOT_FULLY =
      Pattern.compile("hybrid|partial|temporar|occasional|covid|on-?site|not remote|^no$|^false$");
  private static final Pattern CITY =
      Pattern.compile(
          "^(100% |fully )?(remote|anywhere|home ?office|work from home|zdaln[ae])\\b.*");
  private static final Pattern TITLE =
      Pattern.compile("(?:[(\\[–—|]|^| - |, )\\s*(?:100% |fully )?remote\\s*(?:[)\\]–—|,]|$| - )");

  private RemoteWork() {}

  static boolean isMeant(@Nullable String remoteType, @Nullable String city, String title) {
    if (remoteType != null) {
      // The feed has a field for it, so the field alone decides.
      return !NOT_FULLY.matcher(remoteType.toLowerCase(Locale.ROOT)).find();
    }
    return (city != null && CITY.matcher(city.toLowerCase(Locale.ROOT)).matches())
        || TITLE.matcher(title.toLowerCase(Locale.ROOT)).find();
  }
}
