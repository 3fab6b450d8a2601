/** The internal API of skills-service: its paths here, its bodies by who calls. */
package io.coachup.skillsapi;
