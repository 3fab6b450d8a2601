/** skills-service as the worker calls it. */
package io.coachup.worker.skillsclient;
