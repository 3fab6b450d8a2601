/** How long the worker waits for whom it asks, and how often they fail. */
package io.coachup.worker.upstream;
