/** How large a body may be and how slow, what one caller may use, and how many chat streams may run. */
package io.coachup.gateway.limits;
