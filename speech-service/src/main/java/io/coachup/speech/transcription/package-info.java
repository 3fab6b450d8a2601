/** The route that hears a recording: uploaded, stored before, or at an address. */
package io.coachup.speech.transcription;
