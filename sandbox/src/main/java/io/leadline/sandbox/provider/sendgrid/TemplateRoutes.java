package io.leadline.sandbox.provider.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leadline.sandbox.provider.content.Templating;
import io.leadline.sandbox.provider.http.ApiExchange;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dynamic templates: list, create, look up, delete, add a version. */
final class TemplateRoutes {
  private static final String TEMPLATES = SendGridRoutes.BASE + "/templates";

  private final MailTemplates templates;
  private final Templating templating = new Templating();

  TemplateRoutes(MailTemplates templates) {
    this.templates = templates;
  }

  void register(RoutesConfig routes) {
    routes.get(TEMPLATES, this::list);
    routes.post(TEMPLATES, this::create);
    routes.get(TEMPLATES + "/{id}", ctx -> answer(ctx, 200, templates.find(ctx.pathParam("id"))));
    routes.delete(TEMPLATES + "/{id}", this::delete);
    routes.post(TEMPLATES + "/{id}/versions", this::addVersion);
  }

  /**
   * With {@code page_size} the answer has {@code result} and {@code _metadata}, without it {@code
   * templates}.
   */
  private void list(Context ctx) throws IOException {
    ArrayNode wanted = LedgerJson.MAPPER.createArrayNode();
    String generations = ctx.queryParam("generations");
    if (generations != null && generations.contains("dynamic")) {
      wanted = templates.all();
    }
    ObjectNode answer = LedgerJson.MAPPER.createObjectNode();
    if (ctx.queryParam("page_size") == null) {
      answer.set("templates", wanted);
    } else {
      answer.set("result", wanted);
      answer.putObject("_metadata").put("count", wanted.size());
    }
    ApiExchange.json(ctx, 200, answer);
  }

  private void create(Context ctx) throws IOException {
    JsonNode request = body(ctx);
    String name = request == null ? "" : request.path("name").asText().strip();
    if (name.isEmpty() || name.length() > 100) {
      refuse(ctx, "name", "name is required and has at most 100 characters");
    } else if (!"dynamic".equals(request == null ? "" : request.path("generation").asText())) {
      refuse(ctx, "generation", "only dynamic templates are simulated: generation must be dynamic");
    } else {
      ApiExchange.json(ctx, 201, templates.create(name));
    }
  }

  private void addVersion(Context ctx) throws IOException {
    JsonNode request = body(ctx);
    if (request == null || request.path("name").asText().isBlank()) {
      refuse(ctx, "name", "name is required");
      return;
    }
    for (String field : List.of("subject", "html_content", "plain_content")) {
      try {
        templating.check(request.path(field).asText());
      } catch (IllegalArgumentException bad) {
        refuse(ctx, field, String.valueOf(bad.getMessage()));
        return;
      }
    }
    answer(ctx, 201, templates.addVersion(ctx.pathParam("id"), request));
  }

  private void delete(Context ctx) throws IOException {
    if (templates.delete(ctx.pathParam("id"))) {
      ctx.status(204);
    } else {
      answer(ctx, 204, Optional.empty());
    }
  }

  private static @Nullable JsonNode body(Context ctx) {
    try {
      return LedgerJson.MAPPER.readTree(ctx.bodyAsBytes());
    } catch (IOException unreadable) {
      return null;
    }
  }

  private static void answer(Context ctx, int status, Optional<ObjectNode> found)
      throws IOException {
    if (found.isPresent()) {
      ApiExchange.json(ctx, status, found.get());
    } else {
      ApiExchange.json(
          ctx, 404, new MailError.Body(List.of(MailError.plain("template not found"))));
    }
  }

  private static void refuse(Context ctx, String field, String message) throws IOException {
    ApiExchange.json(ctx, 400, new MailError.Body(List.of(new MailError(message, field, null))));
  }
}
