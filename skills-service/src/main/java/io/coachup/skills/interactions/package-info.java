/** The turns of conversations as they are stored, whoever reports them. */
package io.coachup.skills.interactions;
