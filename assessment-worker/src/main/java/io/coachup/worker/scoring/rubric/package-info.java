/** The rubrics: by which criteria each skill is assessed. */
package io.coachup.worker.scoring.rubric;
