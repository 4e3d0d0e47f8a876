package io.leadline.starter.cli.verb;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.starter.Features;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What verbs about leads share: they name a lead by id, address or phone number. */
abstract class LeadGroup extends Group {
  LeadGroup(Cli cli) {
    super(cli);
  }

  /** The lead of that name, or exit code 3; several that share a number are listed. */
  static Lead find(LeadDesk desk, String name) {
    List<Lead> found = desk.findAll(name);
    if (found.isEmpty()) {
      throw Exit.notFound("No lead has the id, address or phone number " + name);
    }
    if (found.size() > 1) {
      String ids = found.stream().map(Lead::id).collect(Collectors.joining("\n  "));
      throw Exit.usage(found.size() + " leads share this number; name one by its id:\n  " + ids);
    }
    return found.getFirst();
  }

  final void result(Lead lead, String what, JsonOption json) {
    if (json.asked()) {
      cli.json(Map.of("id", lead.id(), "result", what));
    } else {
      cli.print(lead.id() + " " + what + ".");
    }
  }

  final Features features() {
    return new Features(cli.ports(), cli.settings(), cli.clock());
  }

  final LeadDesk desk() {
    return features().leadDesk();
  }
}
