/** How stand-ins are found, started and reached. */
package io.coachup.local.standin;
