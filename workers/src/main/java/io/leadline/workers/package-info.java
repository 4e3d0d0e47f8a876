/** Leadline, module workers. */
package io.leadline.workers;
