package io.leadline.starter.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.starter.page.Notice;
import io.leadline.starter.page.Pages;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what goes wrong into answers: a page for a browser, RFC 9457 for everyone else. An
 * unexpected failure gets an id that stands in the answer and in the log.
 */
final class Errors implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  private final Pages pages;

  Errors(Pages pages) {
    this.pages = pages;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.exception(HttpResponseException.class, (e, context) -> refused(e, context));
    routes.exception(
        JsonProcessingException.class,
        (e, context) -> answer(context, Problem.of(400, "The body is not readable as JSON.")));
    routes.exception(
        BackendUnavailableException.class,
        (e, context) -> {
          LOG.warn("{} {} had to wait: {}", context.method(), Route.of(context), e.getMessage());
          context.header("Retry-After", "5");
          answer(
              context,
              Problem.of(503, e.backend() + " is unavailable right now. Please try again."));
        });
    routes.exception(
        Exception.class,
        (e, context) -> {
          String id = UUID.randomUUID().toString();
          LOG.error("{} {} failed, error id {}", context.method(), Route.of(context), id, e);
          answer(context, Problem.unexpected(id));
        });
  }

  /** Page or JSON, as the caller prefers; nothing for HEAD. */
  void answer(Context context, Problem problem) {
    if (prefersPage(context)) {
      context.status(problem.status()).html(pages.notice(notice(problem)));
    } else {
      problem.send(context);
    }
  }

  private void refused(HttpResponseException refusal, Context context) {
    int status = refusal.getStatus();
    if (status == 413) {
      UnreadBody.discard(context);
    }
    refusal
        .getDetails()
        .forEach(
            (name, value) -> {
              if (name.equals("Retry-After") || name.equals("WWW-Authenticate")) {
                context.header(name, value);
              }
            });
    String detail =
        switch (status) {
          case 404 -> "There is nothing at this address.";
          case 405 -> "This address does not answer to " + context.method() + ".";
          case 413 -> "The body is too large.";
          default -> String.valueOf(refusal.getMessage());
        };
    answer(context, Problem.of(status, detail));
  }

  private static Notice notice(Problem problem) {
    return switch (problem.status()) {
      case 404 -> Notice.NOT_FOUND;
      case 503 -> Notice.BUSY;
      case 500 -> Notice.failed(String.valueOf(problem.errorId()));
      default -> Notice.refused(problem.title(), problem.detail());
    };
  }

  private static boolean prefersPage(Context context) {
    String accept = context.header("Accept");
    return accept != null && accept.contains("text/html");
  }
}
