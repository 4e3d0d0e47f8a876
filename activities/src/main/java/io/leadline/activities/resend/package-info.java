/** Mail through Resend: sending in batches that may be repeated, and its webhook. */
@NullMarked
package io.leadline.activities.resend;

import org.jspecify.annotations.NullMarked;
