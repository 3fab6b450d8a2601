/** One request on its way through the gateway, and what the gateway answers, counts and logs itself. */
package io.coachup.gateway.exchange;
