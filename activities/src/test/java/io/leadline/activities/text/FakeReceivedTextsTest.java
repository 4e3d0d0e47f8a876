package io.leadline.activities.text;

class FakeReceivedTextsTest extends ReceivedTextsContract {
  private final FakeReceivedTexts texts = new FakeReceivedTexts();

  @Override
  protected ReceivedTexts texts() {
    return texts;
  }
}
