package io.leadline.starter.api;

import io.javalin.http.Context;

/**
 * The address that a request comes from. With proxies in front it is what the outermost of ours
 * wrote into {@code X-Forwarded-For}; anything left of that was written by the caller.
 */
public final class ClientAddress {
  private final int proxies;

  /**
   * @param proxies how many proxies of ours a request passes; 0 believes no header
   */
  public ClientAddress(int proxies) {
    this.proxies = proxies;
  }

  public String of(Context context) {
    String forwarded = context.header("X-Forwarded-For");
    if (proxies == 0 || forwarded == null) {
      return context.ip();
    }
    String[] hops = forwarded.split(",", -1);
    String hop = hops[Math.max(0, hops.length - proxies)].strip();
    return hop.isEmpty() ? context.ip() : hop;
  }
}
