/** One skill assessed: criteria are found, by measures or somebody else, and become a level, scores and feedback. */
package io.coachup.worker.scoring.skill;
