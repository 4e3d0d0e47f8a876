package io.leadline.bench.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.place.Gazetteer;
import io.leadline.activities.place.PlaceMatch;
import io.leadline.activities.place.Places;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up board: fifty occupations in a hundred cities make up to 5,000 interests, and every
 * posting is for one of them, so that postings spread evenly over what leads want.
 */
public final class Board {
  private static final List<String> OCCUPATIONS =
      words(
          "nurse,welder,accountant,electrician,teacher,cashier,plumber,carpenter,mechanic,chef,"
              + "driver,dispatcher,pharmacist,paralegal,receptionist,bookkeeper,machinist,roofer,"
              + "painter,surveyor,dentist,librarian,translator,editor,photographer,florist,baker,"
              + "butcher,tailor,janitor,gardener,lifeguard,paramedic,firefighter,optician,chemist,"
              + "biologist,geologist,statistician,economist,auditor,underwriter,broker,recruiter,"
              + "copywriter,illustrator,animator,architect,draftsman,forester");

  private static final List<String> CITIES =
      Stream.of(
              "New York, NY|Los Angeles, CA|Chicago, IL|Houston, TX|Phoenix, AZ|Philadelphia, PA",
              "San Antonio, TX|San Diego, CA|Dallas, TX|San Jose, CA|Austin, TX|Jacksonville, FL",
              "Fort Worth, TX|Columbus, OH|Charlotte, NC|San Francisco, CA|Indianapolis, IN",
              "Seattle, WA|Denver, CO|Oklahoma City, OK|Nashville, TN|El Paso, TX|Boston, MA",
              "Portland, OR|Las Vegas, NV|Detroit, MI|Memphis, TN|Louisville, KY|Baltimore, MD",
              "Milwaukee, WI|Albuquerque, NM|Tucson, AZ|Fresno, CA|Sacramento, CA|Kansas City, MO",
              "Mesa, AZ|Atlanta, GA|Omaha, NE|Colorado Springs, CO|Raleigh, NC|Miami, FL",
              "Virginia Beach, VA|Oakland, CA|Minneapolis, MN|Tulsa, OK|Tampa, FL|New Orleans, LA",
              "Wichita, KS|Cleveland, OH|Bakersfield, CA|Aurora, CO|Anaheim, CA|Honolulu, HI",
              "Santa Ana, CA|Riverside, CA|Corpus Christi, TX|Lexington, KY|Stockton, CA",
              "Henderson, NV|Saint Paul, MN|St. Louis, MO|Cincinnati, OH|Pittsburgh, PA",
              "Greensboro, NC|Anchorage, AK|Plano, TX|Lincoln, NE|Orlando, FL|Irvine, CA",
              "Newark, NJ|Toledo, OH|Durham, NC|Chula Vista, CA|Fort Wayne, IN|Jersey City, NJ",
              "St. Petersburg, FL|Laredo, TX|Madison, WI|Chandler, AZ|Buffalo, NY|Lubbock, TX",
              "Scottsdale, AZ|Reno, NV|Glendale, AZ|Gilbert, AZ|Winston-Salem, NC|Irving, TX",
              "Hialeah, FL|Garland, TX|Fremont, CA|Boise, ID|Richmond, VA|Baton Rouge, LA",
              "Spokane, WA|Des Moines, IA|Tacoma, WA|San Bernardino, CA|Modesto, CA|Fontana, CA")
          .flatMap(line -> Stream.of(line.split("\\|", -1)))
          .limit(100)
          .toList();

  /** All there are. */
  public static final int INTERESTS = OCCUPATIONS.size() * CITIES.size();

  private static final double RADIUS_KM = 40;
  private static final String SENTENCE =
      "You will work with a friendly team, keep what you are responsible for in order, and learn"
          + " from people who have done this for years. ";

  private final long seed;
  private final List<Interest> interests;

  /**
   * @param interests how many there are to be, at most {@link #INTERESTS}
   */
  public Board(int interests, long seed) {
    if (interests < 1 || interests > INTERESTS) {
      throw new IllegalArgumentException("interests must be 1 to " + INTERESTS);
    }
    this.seed = seed;
    Places places = new Gazetteer();
    this.interests = IntStream.range(0, interests).mapToObj(i -> interest(places, i)).toList();
  }

  private static Interest interest(Places places, int i) {
    String city = city(i);
    if (!(places.find(city, "US") instanceof PlaceMatch.Found found)) {
      throw new IllegalStateException("the gazetteer does not know " + city);
    }
    return new Interest(occupation(i), city, found.place().point(), RADIUS_KM);
  }

  private static String occupation(int interest) {
    return OCCUPATIONS.get(interest % OCCUPATIONS.size());
  }

  private static String city(int interest) {
    return CITIES.get(interest / OCCUPATIONS.size());
  }

  public List<Interest> interests() {
    return interests;
  }

  /**
   * Writes an Indeed-style feed of so many postings, each for one of the interests, without keeping
   * it in memory.
   *
   * @param sentences in each description, to make it as large as those of real feeds
   * @param newest when the last one was posted; the others within the two days before
   */
  public void writeFeed(Path file, int postings, int sentences, Instant newest) {
    Random random = new Random(seed);
    try (Writer out =
        new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), UTF_8))) {
      out.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<source>\n");
      for (int i = 0; i < postings; i++) {
        int interest = random.nextInt(interests.size());
        Instant posted = newest.minus(random.nextInt(2 * 24 * 60), ChronoUnit.MINUTES);
        out.write(item(i, interest, random.nextInt(20_000), sentences, posted));
      }
      out.write("</source>\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String item(int i, int interest, int company, int sentences, Instant posted) {
    String[] place = city(interest).split(", ", 2);
    return """
    <job><title>%s, team %d</title><date>%s</date><referencenumber>bench-%d</referencenumber>
    <url>https://jobs.example.com/%d</url><company>Company %d</company><city>%s</city>
    <state>%s</state><country>US</country><jobtype>fulltime</jobtype>
    <description><![CDATA[<p>%s wanted, number %d. %s</p>]]></description></job>
    """
        .formatted(
            capital(occupation(interest)),
            i,
            posted,
            i,
            i,
            company,
            place[0],
            place[1],
            capital(occupation(interest)),
            i,
            SENTENCE.repeat(sentences));
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static List<String> words(String line) {
    return List.of(line.split(",", -1));
  }
}
