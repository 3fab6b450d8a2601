/** What skills-service knows of the person and the session, fetched for a prompt. */
package io.coachup.gateway.chat.context;
