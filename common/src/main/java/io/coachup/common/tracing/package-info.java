/** Spans without raw paths and ids, and the header that joins them to a trace. */
package io.coachup.common.tracing;
