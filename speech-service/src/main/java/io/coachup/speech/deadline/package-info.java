/** The one deadline of a request. */
package io.coachup.speech.deadline;
