package io.leadline.activities.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.message.ProviderTemplate;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.Response;

/** The dynamic templates of a SendGrid account, by their names. */
final class AccountTemplates {
  private final SendGridApi api;

  AccountTemplates(SendGridApi api) {
    this.api = api;
  }

  /**
   * A template of the account.
   *
   * @param version name of the version that mails are made of; empty while there is none
   */
  record Found(String id, String version) {}

  /**
   * @throws IOException when SendGrid cannot be asked or refuses
   */
  Optional<Found> find(String name) throws IOException {
    JsonNode templates = read(api.get("/v3/templates?generations=dynamic&page_size=200"));
    JsonNode list =
        templates.has("result") ? templates.path("result") : templates.path("templates");
    for (JsonNode template : list) {
      if (template.path("name").asText().equals(name)) {
        return Optional.of(new Found(template.path("id").asText(), active(template)));
      }
    }
    return Optional.empty();
  }

  private static String active(JsonNode template) {
    for (JsonNode version : template.path("versions")) {
      if (version.path("active").asInt() == 1) {
        return version.path("name").asText("1");
      }
    }
    return "";
  }

  /**
   * @return its id
   */
  String create(String name) throws IOException {
    return read(post("/v3/templates", Map.of("name", name, "generation", "dynamic")))
        .path("id")
        .asText();
  }

  /** Adds a version, which mails are made of from then on. */
  void activate(String id, String version, ProviderTemplate content) throws IOException {
    read(
        post(
            "/v3/templates/" + id + "/versions",
            Map.of(
                "name",
                version,
                "active",
                1,
                "subject",
                content.subject(),
                "html_content",
                content.html(),
                "plain_content",
                content.text(),
                "generate_plain_content",
                false,
                "editor",
                "code")));
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
