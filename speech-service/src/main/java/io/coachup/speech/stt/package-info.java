/** The port to providers that turn speech into text, and the choice among them. */
package io.coachup.speech.stt;
