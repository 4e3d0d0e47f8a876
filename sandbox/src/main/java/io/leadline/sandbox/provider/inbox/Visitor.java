package io.leadline.sandbox.provider.inbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Requests the addresses that stand in messages, as a person's browser, a mail program or a link
 * scanner does.
 */
public final class Visitor implements AutoCloseable {
  public static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
  public static final String SCANNER = "Mozilla/5.0 (compatible; LinkScanner/1.0)";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int MOST_REDIRECTS = 5;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * What came of a visit.
   *
   * @param status the last answer's, 0 if there was none
   * @param url where the visit ended, or where its last answer points to on another host
   */
  public record Visit(int status, String url, String problem) {}

  /**
   * A person follows the link and its redirects. Other hosts than loopback ones are named, not
   * visited: the pages of employers are none of the simulator's business.
   */
  public Visit browse(String link) throws InterruptedException {
    Visit visit = send(request(link, BROWSER).GET());
    for (int more = MOST_REDIRECTS; more > 0 && pointsOn(visit); more--) {
      visit = send(request(visit.url(), BROWSER).GET());
    }
    return visit;
  }

  private static boolean pointsOn(Visit visit) {
    return visit.status() / 100 == 3 && isLoopback(URI.create(visit.url()));
  }

  private static boolean isLoopback(URI url) {
    return "localhost".equals(url.getHost()) || "127.0.0.1".equals(url.getHost());
  }

  /** A scanner looks at the link: HEAD, then GET, redirects not followed. */
  public Visit scan(String link) throws InterruptedException {
    send(request(link, SCANNER).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    return send(request(link, SCANNER).GET());
  }

  /** A mail program unsubscribes with one click (RFC 8058). */
  public Visit unsubscribe(String link) throws InterruptedException {
    return send(
        request(link, "Leadline-Simulator/1.0")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
  }

  private static HttpRequest.Builder request(String link, String agent) {
    return HttpRequest.newBuilder(URI.create(link)).timeout(PATIENCE).header("User-Agent", agent);
  }

  private Visit send(HttpRequest.Builder request) throws InterruptedException {
    HttpRequest ready = request.build();
    try {
      HttpResponse<Void> answer = client.send(ready, HttpResponse.BodyHandlers.discarding());
      String url =
          answer
              .headers()
              .firstValue("Location")
              .map(to -> ready.uri().resolve(to).toString())
              .orElse(ready.uri().toString());
      return new Visit(answer.statusCode(), url, "");
    } catch (IOException unreachable) {
      return new Visit(
          0, ready.uri().toString(), "no answer: " + unreachable.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
