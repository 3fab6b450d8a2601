/** How large a body may be, how often a caller may call, and how many chat streams may run. */
package io.coachup.gateway.limits;
