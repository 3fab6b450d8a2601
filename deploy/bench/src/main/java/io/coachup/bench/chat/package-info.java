/** What a chat stream costs, compared with nginx. */
package io.coachup.bench.chat;
