/** The route that speaks a text, and the forms of its answer. */
package io.coachup.speech.synthesis;
