/** Leadline, module starter. */
package io.leadline.starter;
