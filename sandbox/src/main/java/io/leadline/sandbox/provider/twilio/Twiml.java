package io.leadline.sandbox.provider.twilio;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What the answer to an inbound text asks Twilio to do: here, only to text back. */
final class Twiml {
  private static final Logger LOG = LoggerFactory.getLogger(Twiml.class);

  private Twiml() {}

  /** Texts of the {@code Message} elements, in order; none when it is not TwiML. */
  static List<String> messages(String answer) {
    List<String> texts = new ArrayList<>();
    if (answer.isBlank()) {
      return texts;
    }
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      NodeList found =
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(answer)))
              .getElementsByTagName("Message");
      for (int i = 0; i < found.getLength(); i++) {
        texts.add(found.item(i).getTextContent().strip());
      }
    } catch (SAXException | IOException | ParserConfigurationException unreadable) {
      LOG.warn("the answer to a text is no TwiML: {}", unreadable.getMessage());
    }
    return texts;
  }
}
