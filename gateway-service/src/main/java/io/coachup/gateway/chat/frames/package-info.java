/** The frames of the event stream that a client reads. */
package io.coachup.gateway.chat.frames;
