/** The prompt: what the client sent and what is stored, put together within caps. */
package io.coachup.gateway.chat.prompt;
