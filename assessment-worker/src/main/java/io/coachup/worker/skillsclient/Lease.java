package io.coachup.worker.skillsclient;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A leased job; {@code sentAt} is epoch ms. */
@RegisterForReflection
public record Lease(JsonNode body, String receipt, int receiveCount, long sentAt, String traceparent) {}
