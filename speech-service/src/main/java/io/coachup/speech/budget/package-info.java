/** The time that a person may speak and be spoken to in a day, which skills-service keeps. */
package io.coachup.speech.budget;
