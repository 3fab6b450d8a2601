/** What is counted, timed and logged of a chat stream. */
package io.coachup.gateway.chat.accounting;
