/** What the gateway needs for a prompt, and the reply that it stores. */
package io.coachup.skills.chat;
