package io.leadline.elasticsearch;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** The {@code porter_stem} token filter. */
@NamedComponent("porter_stem")
public final class PorterStemFactory implements TokenFilterFactory {
  @Override
  public String name() {
    return "porter_stem";
  }

  @Override
  public TokenStream create(TokenStream tokens) {
    return new PorterStemFilter(tokens);
  }
}
