/** Leadline, module workflows. */
package io.leadline.workflows;
