/** Audio of erased people that speech-service still has to delete. */
package io.coachup.skills.audio;
