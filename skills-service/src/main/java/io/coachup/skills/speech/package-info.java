/** What speech-service heard, stored as turns, and what speaking cost. */
package io.coachup.skills.speech;
