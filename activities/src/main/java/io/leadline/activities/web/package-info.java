/** Requests of ours to addresses that others chose: feeds, webhooks, job pages. */
@NullMarked
package io.leadline.activities.web;

import org.jspecify.annotations.NullMarked;
