/** What one caller may use, how large and how slow a body may be, and how many chat streams may run. */
package io.coachup.gateway.limits;
