/** The newest prompts of people who debug, where that is allowed. */
package io.coachup.gateway.chat.preview;
