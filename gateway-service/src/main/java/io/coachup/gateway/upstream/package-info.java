/** The services behind the gateway: where they are and the connections to them. */
package io.coachup.gateway.upstream;
