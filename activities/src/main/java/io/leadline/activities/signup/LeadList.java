package io.leadline.activities.signup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of leads, one at a time: CSV with a heading, or JSON lines. Columns that nobody
 * knows are refused before the first row, since what stands in them would be lost.
 */
final class LeadList {
  private static final int PEEK = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private LeadList() {}

  /** Takes what was read. */
  interface Rows {
    void row(ImportRow row);

    /** A row of which something cannot be read. */
    void refused(long line, List<FieldProblem> problems);
  }

  /**
   * @throws UnusableListException for a file that is no list of leads
   */
  static void read(InputStream file, Rows rows) throws IOException {
    BrokenOff whole = new BrokenOff(file);
    read(new BufferedInputStream(whole, PEEK), rows);
    whole.check();
  }

  private static void read(BufferedInputStream in, Rows rows) throws IOException {
    in.mark(PEEK);
    String start = new String(in.readNBytes(PEEK / 2), StandardCharsets.UTF_8).stripLeading();
    in.reset();
    if (start.startsWith("\uFEFF")) {
      in.skipNBytes(3);
      start = start.substring(1).stripLeading();
    }
    if (start.startsWith("{")) {
      jsonLines(in, rows);
    } else {
      csv(in, separator(start), rows);
    }
  }

  private static char separator(String start) {
    String heading = start.lines().findFirst().orElse("");
    return heading.indexOf(',') < 0 && heading.indexOf(';') >= 0 ? ';' : ',';
  }

  private static void csv(InputStream in, char separator, Rows rows) throws IOException {
    try (MappingIterator<String[]> lines =
        new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.TRIM_SPACES)
            .with(CsvSchema.emptySchema().withColumnSeparator(separator))
            .readValues(in)) {
      List<String> columns =
          lines.hasNextValue() ? LeadColumns.named(List.of(lines.nextValue())) : List.of();
      LeadColumns.check(columns);
      long line = lines.getCurrentLocation().getLineNr();
      while (true) {
        try {
          if (!lines.hasNextValue()) {
            return;
          }
          String[] cells = lines.nextValue();
          cells(cells, columns, line, rows);
          line = lines.getCurrentLocation().getLineNr();
        } catch (JsonProcessingException e) {
          unreadable(
              rows,
              line,
              FieldProblem.of("row", "From here on it is no CSV: " + e.getOriginalMessage()));
          return;
        }
      }
    }
  }

  private static void cells(String[] cells, List<String> columns, long line, Rows rows) {
    boolean blank = cells.length == 0 || (cells.length == 1 && cells[0].isBlank());
    if (blank) {
      return;
    }
    if (cells.length > columns.size()) {
      unreadable(
          rows,
          line,
          FieldProblem.of(
              "row", cells.length + " cells, but the heading names " + columns.size() + "."));
      return;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < cells.length; i++) {
      put(values, columns.get(i), cells[i]);
    }
    take(rows, line, values);
  }

  private static void jsonLines(InputStream in, Rows rows) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    long number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (!line.isBlank()) {
        jsonLine(number, line, rows);
      }
    }
  }

  private static void jsonLine(long number, String line, Rows rows) {
    JsonNode object;
    try {
      object = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      unreadable(rows, number, FieldProblem.of("row", "No JSON: " + e.getOriginalMessage()));
      return;
    }
    Map<String, String> values = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    flatten("", object, values, unknown);
    if (!object.isObject() || !unknown.isEmpty()) {
      unreadable(
          rows,
          number,
          FieldProblem.of(
              "row",
              object.isObject() ? LeadColumns.unknown(unknown) : "A row must be a JSON object."));
      return;
    }
    take(rows, number, values);
  }

  private static void flatten(
      String prefix, JsonNode object, Map<String, String> values, List<String> unknown) {
    object
        .properties()
        .forEach(
            field -> {
              String path = prefix + field.getKey();
              if (field.getValue().isObject()) {
                flatten(path + ".", field.getValue(), values, unknown);
                return;
              }
              String name = LeadColumns.named(List.of(path)).getFirst();
              if (!LeadColumns.isKnown(name)) {
                unknown.add(path);
              } else if (!field.getValue().isNull()) {
                put(values, name, field.getValue().asText());
              }
            });
  }

  private static void take(Rows rows, long line, Map<String, String> values) {
    List<FieldProblem> problems = new ArrayList<>();
    ImportRow row = LeadColumns.row(line, values, problems);
    if (problems.isEmpty()) {
      rows.row(row);
    } else {
      rows.refused(line, problems);
    }
  }

  private static void unreadable(Rows rows, long line, FieldProblem problem) {
    rows.refused(line, List.of(problem));
  }

  private static void put(Map<String, String> values, String name, String value) {
    if (!value.isBlank()) {
      values.put(name, value.strip());
    }
  }

  /** Remembers that a stream broke off, which readers of CSV take for the end of the list. */
  private static final class BrokenOff extends FilterInputStream {
    private @Nullable IOException failure;

    BrokenOff(InputStream in) {
      super(in);
    }

    void check() throws IOException {
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public int read() throws IOException {
      return remembering(super::read);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return remembering(() -> super.read(bytes, from, length));
    }

    private interface Reading {
      int read() throws IOException;
    }

    private int remembering(Reading reading) throws IOException {
      try {
        return reading.read();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
