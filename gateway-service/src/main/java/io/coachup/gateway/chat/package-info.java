/** The settings of chat and their check. */
package io.coachup.gateway.chat;
