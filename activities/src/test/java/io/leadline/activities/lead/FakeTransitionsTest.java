package io.leadline.activities.lead;

class FakeTransitionsTest extends TransitionsContract {
  private final Transitions fake = new FakeTransitions();

  @Override
  protected Transitions transitions() {
    return fake;
  }
}
