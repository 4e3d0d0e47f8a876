package io.leadline.starter.cli.verb;

import io.leadline.activities.alert.AlertPreview;
import io.leadline.activities.alert.Ranking;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.message.Draft;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.template.MessageSamples;
import io.leadline.activities.template.SampleKind;
import io.leadline.starter.Features;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.workflows.lead.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Composes messages for {@code templates preview} and shows or writes them. */
final class TemplatePreview {
  private final Cli cli;
  private final MessageSamples samples;

  TemplatePreview(Cli cli, MessageSamples samples) {
    this.cli = cli;
    this.samples = samples;
  }

  /**
   * A message as {@code --json} shows it.
   *
   * @param segments of a text; 0 for a mail
   */
  record Shown(
      String message, String channel, String subject, String html, String text, int segments) {}

  /** With sample data. */
  List<Shown> ofNobody(List<SampleKind> kinds) {
    return of(kinds, samples.lead(), samples.postings());
  }

  /** With what that lead wants, and would be sent now. */
  List<Shown> of(List<SampleKind> kinds, String name) {
    Features features = new Features(cli.ports(), cli.settings(), cli.clock());
    Lead lead = LeadGroup.find(features.leadDesk(), name);
    return of(kinds, lead, kinds.contains(SampleKind.ALERT) ? chosen(lead, features) : List.of());
  }

  private List<PostingHit> chosen(Lead lead, Features features) {
    List<PostingHit> chosen =
        features.alertPreview().explain(lead.id()).stream()
            .limit(1)
            .flatMap(explanation -> explanation.postings().stream())
            .filter(judged -> judged.verdict() == Ranking.Verdict.CHOSEN)
            .map(AlertPreview.Ranked::posting)
            .toList();
    if (chosen.isEmpty()) {
      cli.say("There is nothing for this lead right now; the alert shows samples.");
      return samples.postings();
    }
    return chosen;
  }

  private List<Shown> of(List<SampleKind> kinds, Lead lead, List<PostingHit> postings) {
    List<Shown> shown = new ArrayList<>();
    for (SampleKind kind : kinds) {
      for (Channel channel : kind.channels()) {
        Draft draft = samples.of(kind, channel, lead, postings);
        shown.add(
            new Shown(
                kind.word(),
                channel.name().toLowerCase(Locale.ROOT),
                draft.subject(),
                draft.html(),
                draft.text(),
                channel == Channel.SMS ? MessageSamples.segments(draft.text()) : 0));
      }
    }
    return shown;
  }

  void print(Shown one) {
    String size = one.segments() == 0 ? "" : "  segments: " + one.segments();
    cli.print(cli.bold(one.message() + " " + one.channel()) + cli.soft(size));
    if (!one.subject().isEmpty()) {
      cli.print("Subject: " + one.subject());
      cli.print("");
    }
    cli.print(one.text());
  }

  void write(Shown one, Path folder) {
    try {
      Files.createDirectories(folder);
      if (one.html().isEmpty()) {
        write(folder.resolve(one.message() + ".sms.txt"), one.text());
      } else {
        write(folder.resolve(one.message() + ".html"), one.html());
        write(
            folder.resolve(one.message() + ".txt"),
            "Subject: " + one.subject() + "\n\n" + one.text());
      }
    } catch (IOException e) {
      throw Exit.failed("Cannot write to " + folder + ": " + e.getMessage());
    }
  }

  private void write(Path file, String content) throws IOException {
    Files.writeString(file, content);
    cli.say("wrote " + file);
  }
}
