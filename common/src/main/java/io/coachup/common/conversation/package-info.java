/** The words that all services use of a conversation. */
package io.coachup.common.conversation;
