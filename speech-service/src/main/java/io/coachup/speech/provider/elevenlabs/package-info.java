/** ElevenLabs, which speaks. */
package io.coachup.speech.provider.elevenlabs;
