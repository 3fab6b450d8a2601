/** The one door to PostgreSQL: units of work, their time and errors, and JSON columns. */
package io.coachup.skills.database;
