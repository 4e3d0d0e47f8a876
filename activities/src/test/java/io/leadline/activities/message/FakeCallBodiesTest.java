package io.leadline.activities.message;

class FakeCallBodiesTest extends CallBodiesContract {
  private final FakeCallBodies bodies = new FakeCallBodies();

  @Override
  protected CallBodies bodies() {
    return bodies;
  }
}
