/** What one caller may use, and how many chat streams may run. */
package io.coachup.gateway.limits;
