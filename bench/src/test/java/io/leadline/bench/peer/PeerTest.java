package io.leadline.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerTest {
  private static final Path PROGRAMS = Path.of("peers");

  @ParameterizedTest
  @CsvSource({
    "rq, requirements.txt, rq==",
    "celery, requirements.txt, celery==",
    "bullmq, package.json, '\"bullmq\": \"'",
    "jobrunr, pom.xml, '<artifactId>jobrunr</artifactId>\n      <version>'",
    "db-scheduler, pom.xml, '<artifactId>db-scheduler</artifactId>\n      <version>'"
  })
  void versionIsTheOneThatIsPinned(String name, String file, String before) throws IOException {
    String pinned = Files.readString(PROGRAMS.resolve(name).resolve(file));

    assertThat(pinned).contains(before + Peer.named(name).version());
  }

  @Test
  void namesThoseThatThereAre() {
    assertThatThrownBy(() -> Peer.named("sidekiq"))
        .hasMessage(
            "There is no peer sidekiq; choose one of rq, celery, bullmq, jobrunr, db-scheduler");
  }

  @Test
  void saysHowToGetAProgramThatIsMissing() {
    assertThatThrownBy(() -> Programs.find("no-such-server", "no-such-package"))
        .hasMessage(
            "This comparison needs no-such-server on PATH, for example: apt-get install"
                + " no-such-package");
  }
}
