package io.leadline.activities.ses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What Amazon SNS posts: an envelope of text fields, some of which its signature covers. */
final class SnsMessage {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> OF_NOTIFICATION =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> OF_CONFIRMATION =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  private final JsonNode fields;

  private SnsMessage(JsonNode fields) {
    this.fields = fields;
  }

  /** What a message is for. */
  enum Type {
    NOTIFICATION("Notification"),
    SUBSCRIBED("SubscriptionConfirmation"),
    UNSUBSCRIBED("UnsubscribeConfirmation");

    private final String word;

    Type(String word) {
      this.word = word;
    }
  }

  /** Empty when the body is not such an envelope. */
  static Optional<SnsMessage> read(byte[] body) {
    try {
      JsonNode fields = JSON.readTree(body);
      SnsMessage message = new SnsMessage(fields);
      return fields.isObject() && message.find().isPresent()
          ? Optional.of(message)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Type type() {
    return find().orElseThrow();
  }

  private Optional<Type> find() {
    String word = text("Type");
    for (Type type : Type.values()) {
      if (type.word.equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Value of a field; empty when it is missing or no text. */
  String text(String field) {
    return fields.path(field).isTextual() ? fields.path(field).asText() : "";
  }

  /** Names and values that the signature covers, each on a line of its own. */
  String signedText() {
    StringBuilder text = new StringBuilder();
    for (String field : type() == Type.NOTIFICATION ? OF_NOTIFICATION : OF_CONFIRMATION) {
      // Only the subject may be missing.
      if (!field.equals("Subject") || fields.path(field).isTextual()) {
        text.append(field).append('\n').append(text(field)).append('\n');
      }
    }
    return text.toString();
  }
}
