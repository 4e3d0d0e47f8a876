package io.leadline.sandbox.story;

import java.util.ArrayList;
import java.util.List;

/**
 * One lead of a story.
 *
 * @param name the same for leads that do the same
 * @param addresses the one in use at the end last
 */
record Person(String name, Role role, List<String> addresses) {

  /** So many people of every role. */
  static List<Person> cast(String set, int perRole) {
    List<Person> people = new ArrayList<>();
    for (Role role : Role.values()) {
      for (int number = 1; number <= perRole; number++) {
        people.add(new Person(role + " " + number, role, role.addresses(set, number)));
      }
    }
    return people;
  }

  /** The address that it signs up with. */
  String address() {
    return addresses.getFirst();
  }

  String current() {
    return addresses.getLast();
  }
}
