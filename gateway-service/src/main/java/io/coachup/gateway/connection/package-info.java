/** What is looked at of connections and of heads of requests before the HTTP server sees them. */
package io.coachup.gateway.connection;
