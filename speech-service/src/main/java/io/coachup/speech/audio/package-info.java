/** What audio is and how long it lasts, read from its bytes alone. */
package io.coachup.speech.audio;
