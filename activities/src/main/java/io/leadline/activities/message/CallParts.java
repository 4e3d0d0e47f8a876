package io.leadline.activities.message;

import java.util.ArrayList;
import java.util.List;

/** Divides drafts into what one provider call carries, by number and by size. Pure. */
final class CallParts {
  private CallParts() {}

  static List<List<Draft>> of(List<Draft> drafts, MessageProvider provider) {
    List<List<Draft>> parts = new ArrayList<>();
    List<Draft> part = new ArrayList<>();
    int characters = 0;
    for (Draft draft : drafts) {
      int size = draft.html().length() + draft.text().length() + draft.subject().length();
      boolean full =
          part.size() == provider.maxRecipients() || characters + size > provider.maxCharacters();
      if (full && !part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
        characters = 0;
      }
      part.add(draft);
      characters += size;
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }
}
