/** The demo job feed and the pages that its postings link to. */
@NullMarked
package io.leadline.sandbox.provider.feed;

import org.jspecify.annotations.NullMarked;
