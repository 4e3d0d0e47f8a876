/** Routes of leads: sign-up by page and JSON, and what operators see and do. */
@NullMarked
package io.leadline.starter.api.lead;

import org.jspecify.annotations.NullMarked;
