/** What pages report of themselves: counted under known words, and a log line of what they measured. */
package io.coachup.gateway.telemetry;
