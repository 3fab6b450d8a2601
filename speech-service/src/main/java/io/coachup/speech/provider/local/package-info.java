/** Speech without keys or network: PocketSphinx listens, flite speaks, ffmpeg converts. */
package io.coachup.speech.provider.local;
