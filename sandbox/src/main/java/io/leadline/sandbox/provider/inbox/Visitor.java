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

  private final HttpClient following = client(HttpClient.Redirect.NORMAL);
  private final HttpClient direct = client(HttpClient.Redirect.NEVER);

  private static HttpClient client(HttpClient.Redirect redirects) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(redirects)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  /**
   * What came of a visit.
   *
   * @param status the last answer's, 0 if there was none
   * @param url where the visit ended
   */
  public record Visit(int status, String url, String problem) {}

  /** A person follows the link, redirects included. */
  public Visit browse(String link) throws InterruptedException {
    return send(following, request(link, BROWSER).GET());
  }

  /** A scanner looks at the link: HEAD, then GET, redirects not followed. */
  public Visit scan(String link) throws InterruptedException {
    send(direct, request(link, SCANNER).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    return send(direct, request(link, SCANNER).GET());
  }

  /** A mail program unsubscribes with one click (RFC 8058). */
  public Visit unsubscribe(String link) throws InterruptedException {
    return send(
        direct,
        request(link, "Leadline-Simulator/1.0")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
  }

  private static HttpRequest.Builder request(String link, String agent) {
    return HttpRequest.newBuilder(URI.create(link)).timeout(PATIENCE).header("User-Agent", agent);
  }

  private static Visit send(HttpClient client, HttpRequest.Builder request)
      throws InterruptedException {
    HttpRequest ready = request.build();
    try {
      HttpResponse<Void> answer = client.send(ready, HttpResponse.BodyHandlers.discarding());
      return new Visit(answer.statusCode(), answer.uri().toString(), "");
    } catch (IOException unreachable) {
      return new Visit(
          0, ready.uri().toString(), "no answer: " + unreachable.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    following.shutdownNow();
    direct.shutdownNow();
  }
}
