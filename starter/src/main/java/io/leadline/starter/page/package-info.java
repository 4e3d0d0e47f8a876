/** Pages rendered from templates, and what the templates are given. */
@NullMarked
package io.leadline.starter.page;

import org.jspecify.annotations.NullMarked;
