package io.leadline.activities.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The one HTTP client for addresses that others chose. Lets a request go only by https to public
 * addresses, or to an origin that the operator allowed.
 *
 * <p>The addresses that were judged are the ones connected to: names are resolved once, by the
 * client's own look-up, so a name that changes its answer in between gains nothing. Redirects are
 * followed here, each judged like a first request.
 */
public final class GuardedHttpClient {
  private static final int MOST_REDIRECTS = 5;

  private final AllowedOrigins allowed;
  private final Dns names;
  private final OkHttpClient http;

  public GuardedHttpClient(AllowedOrigins allowed, Duration timeout) {
    this(allowed, timeout, Dns.SYSTEM);
  }

  GuardedHttpClient(AllowedOrigins allowed, Duration timeout, Dns names) {
    this.allowed = allowed;
    this.names = names;
    this.http =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            // A proxy would resolve names itself, past the guard.
            .proxy(Proxy.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(10))
            .readTimeout(timeout)
            .callTimeout(timeout)
            .build();
  }

  /**
   * Makes a request; the caller closes the response. Redirects are followed for GET and HEAD only.
   *
   * @throws RefusedAddressException if the guard forbids the address or one it redirects to
   * @throws IOException if there is no answer
   */
  public Response execute(Request request) throws IOException {
    Request current = request;
    for (int redirects = 0; ; redirects++) {
      Response response = call(current).execute();
      String location = response.header("Location");
      boolean safe = current.method().equals("GET") || current.method().equals("HEAD");
      if (!response.isRedirect() || location == null || !safe) {
        return response;
      }
      try (response) {
        HttpUrl next = current.url().resolve(location);
        if (next == null) {
          throw new RefusedAddressException(
              "it redirects to " + location + ", which is no address");
        } else if (redirects == MOST_REDIRECTS) {
          throw new IOException("it redirects more than " + MOST_REDIRECTS + " times");
        }
        current = redirected(current, next);
      }
    }
  }

  private static Request redirected(Request from, HttpUrl next) throws IOException {
    if (from.isHttps() && !next.isHttps()) {
      throw new RefusedAddressException("it redirects from https to http");
    }
    Request.Builder request = from.newBuilder().url(next);
    if (!from.url().host().equals(next.host()) || from.url().port() != next.port()) {
      request.removeHeader("Authorization").removeHeader("Cookie");
    }
    return request.build();
  }

  private Call call(Request request) throws IOException {
    HttpUrl url = request.url();
    if (isAllowed(url)) {
      return http.newBuilder().dns(names).build().newCall(request);
    } else if (!url.isHttps()) {
      throw new RefusedAddressException("only https is allowed, not " + url.scheme());
    } else if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new RefusedAddressException("an address with a user name is not allowed");
    }
    List<InetAddress> judged = publicAddresses(url.host());
    return http.newBuilder().dns(host -> judged).build().newCall(request);
  }

  private boolean isAllowed(HttpUrl url) {
    return allowed.contains(GuardedReceivers.origin(url));
  }

  private List<InetAddress> publicAddresses(String host) throws IOException {
    List<InetAddress> addresses;
    try {
      addresses = names.lookup(host);
    } catch (UnknownHostException e) {
      throw new IOException("there is no host " + host, e);
    }
    for (InetAddress address : addresses) {
      // One private address among public ones is a trick, so it spoils the whole name.
      if (!PublicAddresses.isPublic(address)) {
        throw new RefusedAddressException(host + " is not on the public internet");
      }
    }
    return List.copyOf(addresses);
  }
}
