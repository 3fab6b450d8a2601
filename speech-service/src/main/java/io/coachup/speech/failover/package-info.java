/** Which providers are asked, how often, and what becomes of a request when they fail. */
package io.coachup.speech.failover;
