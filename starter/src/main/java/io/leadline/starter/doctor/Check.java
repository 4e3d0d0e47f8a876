package io.leadline.starter.doctor;

import java.util.List;

/** Looks at one thing that the system needs. Never throws; a check that cannot look has failed. */
@FunctionalInterface
public interface Check {
  List<Finding> look();
}
