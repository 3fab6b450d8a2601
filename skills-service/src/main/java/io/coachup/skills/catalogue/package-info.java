/** The skills that people can track, with their levels. */
package io.coachup.skills.catalogue;
