/** Adapters on Elasticsearch, the only package that sees its client. */
@NullMarked
package io.leadline.activities.elastic;

import org.jspecify.annotations.NullMarked;
