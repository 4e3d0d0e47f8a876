package io.leadline.starter.cli.verb;

import io.leadline.starter.cli.Cli;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Verbs that act on the same thing; alone it asks which. */
public abstract class Group implements Runnable {
  protected final Cli cli;

  @Spec @Nullable CommandSpec spec;

  protected Group(Cli cli) {
    this.cli = cli;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Which verb?");
    }
  }
}
