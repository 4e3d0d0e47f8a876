/**
 * What every message is measured against before it leaves: how fast, how many, to whom; see
 * docs/sending.md.
 */
@NullMarked
package io.leadline.activities.policy;

import org.jspecify.annotations.NullMarked;
