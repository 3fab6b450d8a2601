/** Levels: when a tracked skill rises. */
package io.coachup.skills.progress;
