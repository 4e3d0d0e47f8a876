package io.leadline.sandbox.provider.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/**
 * The dynamic templates of the simulated account, in SendGrid's JSON shape, in one file of the data
 * folder.
 */
final class MailTemplates {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Path file;
  private final InstantSource clock;
  private final ArrayNode all;

  private MailTemplates(Path file, InstantSource clock, ArrayNode all) {
    this.file = file;
    this.clock = clock;
    this.all = all;
  }

  static MailTemplates open(Path file, InstantSource clock) throws IOException {
    ArrayNode all =
        Files.exists(file)
            ? (ArrayNode) LedgerJson.MAPPER.readTree(file.toFile())
            : LedgerJson.MAPPER.createArrayNode();
    return new MailTemplates(file, clock, all);
  }

  synchronized ArrayNode all() {
    return all.deepCopy();
  }

  synchronized Optional<ObjectNode> find(String id) {
    return stored(id).map(ObjectNode::deepCopy);
  }

  private Optional<ObjectNode> stored(String id) {
    for (JsonNode one : all) {
      if (one.path("id").asText().equals(id)) {
        return Optional.of((ObjectNode) one);
      }
    }
    return Optional.empty();
  }

  synchronized ObjectNode create(String name) throws IOException {
    ObjectNode template = all.addObject();
    template.put("id", "d-" + UUID.randomUUID().toString().replace("-", ""));
    template.put("name", name).put("generation", "dynamic").put("updated_at", now());
    template.putArray("versions");
    save();
    return template.deepCopy();
  }

  /** Adds a version; it becomes the active one unless the request says {@code active: 0}. */
  synchronized Optional<ObjectNode> addVersion(String id, JsonNode request) throws IOException {
    Optional<ObjectNode> template = stored(id);
    if (template.isEmpty()) {
      return Optional.empty();
    }
    ArrayNode versions = (ArrayNode) template.get().get("versions");
    boolean active = request.path("active").asInt(1) == 1 || versions.isEmpty();
    if (active) {
      versions.forEach(version -> ((ObjectNode) version).put("active", 0));
    }
    ObjectNode version = LedgerJson.MAPPER.createObjectNode();
    version.put("id", UUID.randomUUID().toString()).put("template_id", id);
    version.put("active", active ? 1 : 0).put("name", request.path("name").asText());
    version.put("subject", request.path("subject").asText());
    version.put("html_content", request.path("html_content").asText());
    version.put("plain_content", request.path("plain_content").asText());
    version.put("generate_plain_content", request.path("generate_plain_content").asBoolean(true));
    version.put("editor", request.path("editor").asText("code")).put("updated_at", now());
    versions.insert(0, version);
    template.get().put("updated_at", now());
    save();
    return Optional.of(version.deepCopy());
  }

  synchronized boolean delete(String id) throws IOException {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).path("id").asText().equals(id)) {
        all.remove(i);
        save();
        return true;
      }
    }
    return false;
  }

  /** The version that mails are rendered from. */
  Optional<JsonNode> activeVersion(String id) {
    return find(id)
        .flatMap(
            template -> {
              for (JsonNode version : template.path("versions")) {
                if (version.path("active").asInt() == 1) {
                  return Optional.of(version);
                }
              }
              return Optional.empty();
            });
  }

  private String now() {
    return WHEN.format(clock.instant());
  }

  private void save() throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    LedgerJson.MAPPER.writeValue(fresh.toFile(), all);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
