/** A request that comes twice under one key is worked on once. */
package io.coachup.skills.idempotency;
