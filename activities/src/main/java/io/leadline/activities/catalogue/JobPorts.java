package io.leadline.activities.catalogue;

import java.time.InstantSource;

/**
 * What jobs may ask of the process that runs them. Nothing is connected before a job asks for it.
 */
public interface JobPorts {
  InstantSource clock();
}
