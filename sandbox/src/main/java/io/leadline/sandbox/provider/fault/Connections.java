package io.leadline.sandbox.provider.fault;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Closes a client's connection under a request, so that the client never learns what became of it.
 */
public final class Connections {
  private Connections() {}

  public static void drop(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
