/** Assessments: what the worker loads, finalizes or gives up, and what clients read or ask for. */
package io.coachup.skills.assessments;
