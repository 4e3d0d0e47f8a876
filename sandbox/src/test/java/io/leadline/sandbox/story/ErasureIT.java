package io.leadline.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person asks for its data, then to be forgotten, and comes back as somebody new. */
class ErasureIT {
  private static final String ADDRESS = "forget.me@example.com";

  @TempDir Path data;

  @Test
  void whoIsErasedIsKnownNoMore_andMayComeBack() {
    try (RunningStack stack = RunningStack.up(data, Map.of())) {
      LeadStory story = new LeadStory(stack);
      Person person = new Person("person", Role.CLICKER, List.of(ADDRESS));
      story.signUp(person);
      story.becomeActive(person);
      story.alert(List.of(ADDRESS), Instant.now());
      String id = story.lead(ADDRESS).path("id").asText();

      JsonNode export = stack.cli("lead", "export", ADDRESS).json();
      assertThat(export.at("/profile/email").asText()).isEqualTo(ADDRESS);
      assertThat(export.path("messages").findValuesAsText("kind"))
          .contains("VERIFICATION", "WELCOME", "ALERT");
      assertThat(export.path("transitions")).isNotEmpty();

      assertThat(stack.cli("lead", "erase", ADDRESS, "--yes").exitCode()).isZero();
      assertThat(stack.cli("lead", "show", ADDRESS).exitCode()).isEqualTo(3);
      story.awaitStage(id, "ERASED");
      assertThat(stack.cli("lead", "export", id).out()).doesNotContain(ADDRESS);
      int sent = stack.messagesTo(ADDRESS).size();

      story.signUp(person);
      RunningStack.await("mail to somebody new", () -> stack.messagesTo(ADDRESS).size() > sent);
      assertThat(story.lead(ADDRESS).path("id").asText()).isNotEqualTo(id);
    }
  }
}
