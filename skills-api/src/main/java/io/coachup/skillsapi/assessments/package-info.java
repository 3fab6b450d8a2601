/** How the assessment worker loads a job, stores its result or gives it up. Sessions go by their opaque key here. */
package io.coachup.skillsapi.assessments;
