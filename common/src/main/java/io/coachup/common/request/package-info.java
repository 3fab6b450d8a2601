/** What surrounds every request of a JAX-RS service: ids, identity, errors, log line and span. */
package io.coachup.common.request;
