/** Deletes the audio of people who were erased. */
package io.coachup.speech.erasure;
