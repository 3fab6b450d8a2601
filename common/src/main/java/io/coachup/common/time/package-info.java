/** How long something may take, and how much of that is left. */
package io.coachup.common.time;
