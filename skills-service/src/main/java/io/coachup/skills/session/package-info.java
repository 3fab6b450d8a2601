/** Sessions: who owns them, and when one continues another. */
package io.coachup.skills.session;
