/** The chat routes: admits a stream, relays the model's tokens to the client and reports how it went. */
package io.coachup.gateway.chat.stream;
