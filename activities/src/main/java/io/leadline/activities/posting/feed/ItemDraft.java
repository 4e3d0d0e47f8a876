package io.leadline.activities.posting.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One item while its reader fills it in. Every text is cleaned here, in one place for all formats,
 * and what an item cannot do without is asked for when it is handed over. Blank means not given.
 */
public final class ItemDraft {
  private static final int LINE = 300;

  private Field reference = Field.NONE;
  private Field title = Field.NONE;
  private Field url = Field.NONE;
  private @Nullable String leftOut;
  private String description = "";
  private @Nullable String company;
  private @Nullable String city;
  private @Nullable String region;
  private @Nullable String country;
  private @Nullable String postalCode;
  private @Nullable String workplace;
  private boolean remotePlace;
  private @Nullable String pay;
  private @Nullable String employmentType;
  private @Nullable String category;
  private @Nullable Instant publishedAt;
  private @Nullable Instant expiresAt;

  /** What an item cannot do without: its name in the format, for whoever must mend the feed. */
  private record Field(String name, @Nullable String value) {
    static final Field NONE = new Field("", null);
  }

  /** The feed's own name for the item, and what the format calls that field. */
  public ItemDraft reference(String field, @Nullable String value) {
    reference = new Field(field, line(value));
    return this;
  }

  public ItemDraft title(String field, @Nullable String value) {
    title = new Field(field, line(value));
    return this;
  }

  /** Where one applies or reads more; absolute, http or https. */
  public ItemDraft url(String field, @Nullable String value) {
    url = new Field(field, WebAddress.of(value));
    return this;
  }

  /**
   * @param html as the feed has it, also escaped or plain
   */
  public ItemDraft description(@Nullable String html) {
    description = html == null ? "" : HtmlText.lines(html);
    return this;
  }

  public ItemDraft company(@Nullable String value) {
    company = line(value);
    return this;
  }

  /** A place in fields. */
  public ItemDraft place(
      @Nullable String cityName,
      @Nullable String regionName,
      @Nullable String countryName,
      @Nullable String code) {
    city = line(cityName);
    region = line(regionName);
    country = line(countryName);
    postalCode = line(code);
    return this;
  }

  /** A place in one line, such as "Remote - Austin, TX"; of several the first counts. */
  public ItemDraft location(@Nullable String written) {
    LocationLine location = LocationLine.of(line(written));
    city = location.place();
    remotePlace |= location.remote();
    return this;
  }

  /** What the format says of working elsewhere; where it has a field for it that alone decides. */
  public ItemDraft workplace(@Nullable String value) {
    workplace = line(value);
    return this;
  }

  /** Only pay that is stated; an estimate is none. */
  public ItemDraft pay(@Nullable String value) {
    pay = line(value);
    return this;
  }

  public ItemDraft employmentType(@Nullable String value) {
    employmentType = line(value);
    return this;
  }

  public ItemDraft category(@Nullable String value) {
    category = line(value);
    return this;
  }

  /** Several categories in one line. */
  public ItemDraft categories(Collection<String> values) {
    return category(
        values.stream()
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .distinct()
            .collect(Collectors.joining(", ")));
  }

  public ItemDraft published(@Nullable String date) {
    return published(date(date));
  }

  public ItemDraft published(@Nullable Instant at) {
    publishedAt = at;
    return this;
  }

  public ItemDraft expires(@Nullable String date) {
    expiresAt = date(date);
    return this;
  }

  /** The feed has this item but does not offer it: as good as absent. */
  public ItemDraft leaveOut(String why) {
    leftOut = why;
    return this;
  }

  /**
   * Hands the item over, or says what is wrong with it.
   *
   * @param position from 1
   */
  public void handTo(FeedReader.Sink sink, long position) {
    String id = reference.value();
    String name = title.value();
    String address = url.value();
    if (leftOut != null) {
      sink.refused(null, position, (id == null ? "" : id + ": ") + leftOut);
    } else if (id == null) {
      sink.refused(null, position, "it has no " + reference.name());
    } else if (name == null) {
      sink.refused(id, position, "it has no " + title.name());
    } else if (address == null) {
      sink.refused(id, position, "its " + url.name() + " is not an absolute http or https address");
    } else {
      sink.item(item(id, name, address));
    }
  }

  private FeedItem item(String id, String name, String address) {
    return new FeedItem(
        id,
        name,
        address,
        ContactDetails.leftOut(description, country),
        company,
        city,
        region,
        country,
        postalCode,
        RemoteWork.isMeant(workplace, city, name) || (workplace == null && remotePlace),
        pay,
        employmentType,
        category,
        publishedAt,
        expiresAt);
  }

  private static @Nullable String line(@Nullable String value) {
    String line = value == null ? "" : HtmlText.line(value, LINE);
    return line.isEmpty() ? null : line;
  }

  private static @Nullable Instant date(@Nullable String value) {
    return value == null ? null : FeedDates.parse(HtmlText.line(value, LINE)).orElse(null);
  }
}
