/** Requests passed on to the service that owns them, and answers passed back, without holding bodies. */
package io.coachup.gateway.proxy;
