/** How a person's levels rose. */
package io.coachup.skills.history;
