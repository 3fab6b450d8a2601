/** Where the process of gateway-service begins. */
package io.coachup.gateway.process;
