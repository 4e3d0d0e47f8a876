package io.leadline.elasticsearch;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** The {@code asciifolding} token filter; not for normalizers, which refuse filters of plugins. */
@NamedComponent("asciifolding")
public final class AsciiFoldingFactory implements TokenFilterFactory {
  @Override
  public String name() {
    return "asciifolding";
  }

  @Override
  public TokenStream create(TokenStream tokens) {
    return new ASCIIFoldingFilter(tokens);
  }

  @Override
  public TokenStream normalize(TokenStream tokens) {
    return new ASCIIFoldingFilter(tokens);
  }
}
