/** Who people are and what they want to reach: profiles and goals. */
package io.coachup.skills.people;
