/** Encryption of what Temporal stores for us. */
package io.leadline.workflows.codec;
