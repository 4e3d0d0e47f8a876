package io.leadline.sandbox.provider.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The demo feed at {@code /feeds/demo.xml} and the page of each of its postings at {@code
 * /jobs/{reference}}.
 */
public final class FeedRoutes {
  private static final int MOST = 100_000;

  private final InstantSource clock;
  private final String page;

  public FeedRoutes(InstantSource clock) {
    this.clock = clock;
    this.page = resource("job.html");
  }

  public void register(RoutesConfig routes) {
    String css = resource("job.css");
    routes.get("/feeds/demo.xml", this::feed);
    routes.get("/jobs/{reference}", this::job);
    routes.get("/assets/job.css", ctx -> ctx.contentType("text/css; charset=utf-8").result(css));
  }

  /**
   * {@code ?seed=1&count=400&day=N}; without a day it is today's, counted from the feed's first
   * day.
   */
  private void feed(Context ctx) throws XMLStreamException, IOException {
    int seed = number(ctx, "seed", 1, Integer.MAX_VALUE);
    int count = Math.max(1, number(ctx, "count", 400, MOST));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    int sinceStart = (int) Math.max(0, ChronoUnit.DAYS.between(DemoFeed.FIRST_DAY, today));
    int day = number(ctx, "day", sinceStart, 10_000);
    ZonedDateTime built =
        ZonedDateTime.of(DemoFeed.FIRST_DAY.plusDays(day), LocalTime.of(6, 0), ZoneOffset.UTC);
    String tag = "\"demo-%d-%d-%d\"".formatted(seed, count, day);
    ctx.header("ETag", tag);
    ctx.header("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(built));
    ctx.header("Cache-Control", "no-cache");
    if (unchanged(ctx, tag, built.toInstant())) {
      ctx.status(304);
      return;
    }
    ctx.contentType("application/xml; charset=utf-8");
    FeedXml.write(
        DemoFeed.on(seed, count, day), built, "http://" + ctx.host() + "/", ctx.outputStream());
  }

  private static boolean unchanged(Context ctx, String tag, Instant built) {
    String known = ctx.header("If-None-Match");
    if (known != null) {
      return known.contains(tag) || known.strip().equals("*");
    }
    String since = ctx.header("If-Modified-Since");
    try {
      return since != null
          && !built.isAfter(
              ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }

  private void job(Context ctx) {
    Optional<DemoPosting> found = DemoFeed.find(ctx.pathParam("reference"));
    String body = found.map(this::fill).orElse(fillGone());
    ctx.status(found.isPresent() ? 200 : 404)
        .header("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src data:")
        .contentType("text/html; charset=utf-8")
        .result(body);
  }

  private String fill(DemoPosting posting) {
    String where =
        posting.remote()
            ? "Remote (US)"
            : posting.city() + ", " + posting.state() + " " + posting.postalCode();
    String facts =
        "<li>"
            + where
            + "</li><li>"
            + posting.jobType()
            + "</li>"
            + (posting.salary().isEmpty() ? "" : "<li>" + posting.salary() + "</li>");
    return page.replace("%TITLE%", DemoFeed.html(posting.title()))
        .replace("%COMPANY%", DemoFeed.html(posting.company()))
        .replace("%FACTS%", facts)
        .replace("%BODY%", posting.description())
        .replace("%NOTE%", "Posted " + posting.posted() + " · " + posting.reference());
  }

  private String fillGone() {
    return page.replace("%TITLE%", "This job is no longer open")
        .replace("%COMPANY%", "Leadline demo board")
        .replace("%FACTS%", "")
        .replace("%BODY%", "<p>The posting was filled or has expired.</p>")
        .replace("%NOTE%", "");
  }

  private static int number(Context ctx, String name, int otherwise, int most) {
    String text = ctx.queryParam(name);
    if (text == null || text.isEmpty()) {
      return otherwise;
    } else if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > most) {
      throw new BadRequestResponse(name + ": expected a number up to " + most);
    }
    return Integer.parseInt(text);
  }

  private static String resource(String name) {
    try (@Nullable InputStream file = FeedRoutes.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
