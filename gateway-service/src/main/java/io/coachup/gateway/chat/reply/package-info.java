/** What the coach said, handed to skills-service once the stream is over. */
package io.coachup.gateway.chat.reply;
