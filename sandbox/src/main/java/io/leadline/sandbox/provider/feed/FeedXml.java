package io.leadline.sandbox.provider.feed;

import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes postings as an Indeed-style XML feed. */
final class FeedXml {
  private FeedXml() {}

  /**
   * @param base where the job pages are, ending in a slash
   */
  static void write(List<DemoPosting> postings, ZonedDateTime built, String base, OutputStream out)
      throws XMLStreamException {
    XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("source");
    element(xml, "publisher", "Leadline demo board");
    element(xml, "publisherurl", base);
    element(xml, "lastBuildDate", DateTimeFormatter.RFC_1123_DATE_TIME.format(built));
    for (DemoPosting posting : postings) {
      write(xml, posting, base);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.flush();
  }

  private static void write(XMLStreamWriter xml, DemoPosting posting, String base)
      throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("job");
    cdata(xml, "title", posting.title());
    cdata(
        xml,
        "date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            posting.posted().atTime(6, 0).atOffset(ZoneOffset.UTC)));
    cdata(xml, "referencenumber", posting.reference());
    cdata(xml, "url", base + "jobs/" + posting.reference());
    cdata(xml, "company", posting.company());
    cdata(xml, "city", posting.city());
    cdata(xml, "state", posting.state());
    cdata(xml, "country", "US");
    cdata(xml, "postalcode", posting.postalCode());
    cdata(xml, "description", posting.description());
    if (!posting.salary().isEmpty()) {
      cdata(xml, "salary", posting.salary());
    }
    cdata(xml, "jobtype", posting.jobType());
    cdata(xml, "category", posting.category());
    if (posting.remote()) {
      cdata(xml, "remotetype", "Fully remote");
    }
    cdata(xml, "expirationdate", posting.expires().toString());
    xml.writeEndElement();
  }

  private static void cdata(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCData(value);
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }
}
