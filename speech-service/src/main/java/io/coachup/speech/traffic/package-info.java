/** How many bytes of audio come in, go out and are stored. */
package io.coachup.speech.traffic;
