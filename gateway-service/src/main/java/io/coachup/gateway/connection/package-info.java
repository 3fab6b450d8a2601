/** Connections and the heads of requests on them, looked at before the HTTP server sees them. */
package io.coachup.gateway.connection;
