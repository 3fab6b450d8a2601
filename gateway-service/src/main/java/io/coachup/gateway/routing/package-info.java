/** The route table: every public route, its owner, who may call it and its limits. */
package io.coachup.gateway.routing;
