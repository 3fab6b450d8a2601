/** The last lines of {@code ./coachup test}: how many tests passed. */
package io.coachup.local.report;
