package io.leadline.activities.posting.xml;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Parses one item of an XML feed into its fields by lower-case element name. Markup inside a field
 * is kept as markup. Entities that XML does not define stay as written, for the HTML reader.
 */
final class XmlFields {
  private static final XMLInputFactory PARSERS = parsers();

  private XmlFields() {}

  /** The item is not well-formed or breaks a limit; the message says which. */
  static final class UnreadableItemException extends Exception {
    UnreadableItemException(String message) {
      super(message);
    }
  }

  static Map<String, String> of(String itemXml, int maxDepth) throws UnreadableItemException {
    try {
      XMLStreamReader xml = PARSERS.createXMLStreamReader(new StringReader(itemXml));
      try {
        return fields(xml, maxDepth);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new UnreadableItemException("it is not well-formed: " + firstLine(e));
    }
  }

  private static Map<String, String> fields(XMLStreamReader xml, int maxDepth)
      throws XMLStreamException, UnreadableItemException {
    Map<String, String> fields = new HashMap<>();
    StringBuilder value = new StringBuilder();
    @Nullable String field = null;
    int depth = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > maxDepth) {
            throw new UnreadableItemException("it nests deeper than " + maxDepth + " elements");
          }
          if (depth == 2) {
            field = xml.getLocalName().toLowerCase(Locale.ROOT);
            value.setLength(0);
          } else if (depth > 2) {
            value.append('<').append(xml.getLocalName()).append('>');
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth == 2 && field != null) {
            // Of a repeated field the first filled one counts.
            String text = value.toString();
            fields.merge(field, text, (before, after) -> before.isBlank() ? after : before);
            field = null;
          } else if (depth > 2) {
            value.append("</").append(xml.getLocalName()).append('>');
          }
          depth--;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            value.append(xml.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            value.append('&').append(xml.getLocalName()).append(';');
        default -> {}
      }
    }
    return fields;
  }

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int text = message.indexOf("Message: ");
    return (text < 0 ? message : message.substring(text + "Message: ".length()))
        .lines()
        .findFirst()
        .orElse("");
  }

  private static XMLInputFactory parsers() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // Items are parsed apart from the root that would declare their prefixes.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory;
  }
}
