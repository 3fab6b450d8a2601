/** Where the process of speech-service begins. */
package io.coachup.speech.process;
