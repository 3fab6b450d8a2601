/** Audio of erased people, which speech-service deletes. */
package io.coachup.skillsapi.audio;
