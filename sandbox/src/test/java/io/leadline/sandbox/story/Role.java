package io.leadline.sandbox.story;

import java.util.List;
import java.util.Locale;

/** What a lead of a compressed story does, and where that leads. */
enum Role {
  CLICKER("ACTIVE", ""),
  /** Opens its mail once and never again. */
  READER("ACTIVE", ""),
  LEAVER("CLOSED", "UNSUBSCRIBED"),
  LEAVER_AT_PROVIDER("CLOSED", "UNSUBSCRIBED"),
  /** Leaves and signs up again. */
  RETURNER("ACTIVE", ""),
  COMPLAINER("CLOSED", "COMPLAINED"),
  BOUNCER("CLOSED", "UNREACHABLE"),
  /** Wanted texts too, and stops them. */
  TEXTER("ACTIVE", ""),
  PAUSER("PAUSED", "LEAD_REQUEST"),
  /** Changes its address; then a mail to the old one comes back. */
  MOVER("ACTIVE", ""),
  UNREACHABLE("CLOSED", "UNREACHABLE"),
  /** Never confirms. */
  SILENT("VERIFYING", "");

  /** Mail to this domain comes back. */
  static final String NOBODY_THERE = "@gone.test";

  /** Where the lead is some days after its sign-up. */
  final String stage;

  final String reason;

  Role(String stage, String reason) {
    this.stage = stage;
    this.reason = reason;
  }

  boolean confirms() {
    return this != SILENT && this != UNREACHABLE;
  }

  List<String> addresses(String set, int number) {
    String name = set + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + number;
    return switch (this) {
      case UNREACHABLE -> List.of(name + NOBODY_THERE);
      case MOVER -> List.of(name + "@example.com", name + "@example.org");
      default -> List.of(name + "@example.com");
    };
  }

  /** A number that follows from the address; empty for leads that want mail alone. */
  String phone(String address) {
    return this == TEXTER
        ? "+1512236%04d".formatted(Math.floorMod(address.hashCode(), 10_000))
        : "";
  }

  /** What the lead does about its first alert. */
  void act(LeadStory story, Person person) {
    String address = person.address();
    switch (this) {
      case READER -> story.happens(address, "open");
      case LEAVER -> story.leave(address);
      case LEAVER_AT_PROVIDER -> story.happens(address, "unsubscribe");
      case RETURNER -> {
        story.leave(address);
        story.awaitStage(address, "CLOSED");
        story.becomeActive(person);
      }
      case COMPLAINER -> story.happens(address, "spamreport");
      case BOUNCER -> story.happens(address, "bounce");
      case TEXTER -> story.stopTexts(address, phone(address));
      case PAUSER -> story.pause(address);
      case MOVER -> {
        story.move(address, person.current());
        story.happens(address, "bounce");
      }
      case CLICKER, UNREACHABLE, SILENT -> {}
    }
  }
}
