/** What a person takes along: all that is stored of them, with links to their audio. */
package io.coachup.speech.export;
