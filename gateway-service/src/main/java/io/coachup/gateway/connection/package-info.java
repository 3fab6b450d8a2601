/** What is looked at of a connection, and of each head on it, before the HTTP server does. */
package io.coachup.gateway.connection;
