/** Which skills a person tracks. */
package io.coachup.skills.tracking;
