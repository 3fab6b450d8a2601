/** Who calls the gateway, by header or session cookie, and whether a foreign page made the browser call. */
package io.coachup.gateway.identity;
