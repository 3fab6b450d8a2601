/** What the gateway asks and tells skills-service for a chat. */
package io.coachup.skillsapi.chat;
