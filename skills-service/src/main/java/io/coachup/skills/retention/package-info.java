/** What is not kept for ever: texts, when operators say so, and rows whose purpose is over. */
package io.coachup.skills.retention;
