/** Assesses one skill: a finder finds criteria, and they become a level, scores and feedback. */
package io.coachup.worker.scoring.skill;
