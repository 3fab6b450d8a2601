/** One skill assessed: findings become a level, scores and feedback. */
package io.coachup.worker.scoring.skill;
