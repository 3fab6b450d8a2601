/** A provider that answers like a coach without a network, the same request always the same. */
package io.coachup.llm.mock;
