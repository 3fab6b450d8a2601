/** How many people use the service, for what is computed per person. */
package io.coachup.skills.usage;
