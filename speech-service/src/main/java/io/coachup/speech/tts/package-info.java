/** The port to providers that turn text into speech, and the choice among them. */
package io.coachup.speech.tts;
