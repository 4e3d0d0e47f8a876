/** Leadline, module activities. */
package io.leadline.activities;
