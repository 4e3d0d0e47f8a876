/** The HTTP API and the public pages: routes by feature, thin, no rules of the domain. */
@NullMarked
package io.leadline.starter.api;

import org.jspecify.annotations.NullMarked;
