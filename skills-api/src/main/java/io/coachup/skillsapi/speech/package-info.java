/** What speech-service tells skills-service of what it heard and said. */
package io.coachup.skillsapi.speech;
