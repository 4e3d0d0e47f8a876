package io.leadline.activities.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.Response;

/**
 * The dynamic template in the SendGrid account that shows what it is given: subject, HTML and text
 * of each draft. {@code doctor} and {@code init} create it; the provider looks it up by name.
 */
public final class PassThroughTemplate {
  /** Its name in the account. */
  public static final String NAME = "leadline-pass-through";

  private final SendGridApi api;

  public PassThroughTemplate(SendGridApi api) {
    this.api = api;
  }

  /**
   * Id of the template, if the account has it with an active version.
   *
   * @throws IOException when SendGrid cannot be asked or refuses
   */
  public Optional<String> find() throws IOException {
    JsonNode templates = read(api.get("/v3/templates?generations=dynamic&page_size=200"));
    JsonNode list =
        templates.has("result") ? templates.path("result") : templates.path("templates");
    for (JsonNode template : list) {
      if (template.path("name").asText().equals(NAME) && !template.path("versions").isEmpty()) {
        return Optional.of(template.path("id").asText());
      }
    }
    return Optional.empty();
  }

  /**
   * Creates the template unless it is there.
   *
   * @return its id
   */
  public String ensure() throws IOException {
    Optional<String> existing = find();
    if (existing.isPresent()) {
      return existing.get();
    }
    JsonNode template = read(post("/v3/templates", Map.of("name", NAME, "generation", "dynamic")));
    String id = template.path("id").asText();
    read(
        post(
            "/v3/templates/" + id + "/versions",
            Map.of(
                "name", "1",
                "active", 1,
                "subject", "{{{subject}}}",
                "html_content", "{{{html}}}",
                "plain_content", "{{{text}}}",
                "generate_plain_content", false,
                "editor", "code")));
    return id;
  }

  private Response post(String path, Map<String, Object> body) throws IOException {
    return api.post(path, SendGridApi.JSON.writeValueAsBytes(body));
  }

  private static JsonNode read(Response response) throws IOException {
    try (response) {
      String body = response.body().string();
      if (!response.isSuccessful()) {
        throw new IOException("SendGrid answered " + SendGridApi.problem(response, body));
      }
      return SendGridApi.JSON.readTree(body);
    }
  }
}
