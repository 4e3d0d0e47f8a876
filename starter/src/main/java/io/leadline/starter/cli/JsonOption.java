package io.leadline.starter.cli;

import picocli.CommandLine.Option;

/** {@code --json}, in every command that prints a result. */
public final class JsonOption {
  @Option(names = "--json", description = "Print one JSON document instead of text.")
  private boolean asked;

  public boolean asked() {
    return asked;
  }
}
