package io.leadline.activities.posting;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What to import and how.
 *
 * @param origin a file's path, or an http or https address
 * @param source the name under which snapshots are compared, or null for the file name or host
 * @param format a reader's name, or "auto"
 * @param closeAnyway close what is missing even if that is suspiciously much
 * @param address where a file was got from, for formats that leave out their own host
 */
public record ImportRequest(
    String origin,
    @Nullable String source,
    String format,
    boolean closeAnyway,
    @Nullable URI address) {

  public ImportRequest(String origin, @Nullable String source, String format, boolean closeAnyway) {
    this(origin, source, format, closeAnyway, null);
  }

  /** Any recognised format, the usual source name, all guards up. */
  public static ImportRequest of(String origin) {
    return new ImportRequest(origin, null, "auto", false);
  }
}
