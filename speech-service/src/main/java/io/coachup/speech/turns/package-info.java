/** Places for work that few can do at a time, shared fairly among callers. */
package io.coachup.speech.turns;
