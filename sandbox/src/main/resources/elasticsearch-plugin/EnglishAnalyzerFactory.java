package io.leadline.elasticsearch;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** The {@code english} analyzer with the defaults of the full distribution. */
@NamedComponent("english")
public final class EnglishAnalyzerFactory implements AnalyzerFactory {
  @Override
  public String name() {
    return "english";
  }

  @Override
  public Analyzer create() {
    return new EnglishAnalyzer();
  }
}
