/** Server-sent events, cut out of the bytes of a stream. */
package io.coachup.llm.sse;
