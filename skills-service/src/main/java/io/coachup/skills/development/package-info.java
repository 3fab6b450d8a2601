/** What only developers need: demo data, and what is refused without development. */
package io.coachup.skills.development;
