/** Where the process of skills-service begins. */
package io.coachup.skills.process;
