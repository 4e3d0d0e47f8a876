/** What the APIs of all providers do alike with requests and answers. */
@NullMarked
package io.leadline.sandbox.provider.http;

import org.jspecify.annotations.NullMarked;
