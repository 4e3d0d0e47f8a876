/** Leadline, module sandbox. */
package io.leadline.sandbox;
