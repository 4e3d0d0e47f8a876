/** What a recipient sees of a message: rendered templates, parts, links. */
@NullMarked
package io.leadline.sandbox.provider.content;

import org.jspecify.annotations.NullMarked;
