/** Deepgram, which listens. */
package io.coachup.speech.provider.deepgram;
