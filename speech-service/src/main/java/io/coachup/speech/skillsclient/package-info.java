/** What skills-service is told of speech: what was heard, and what speaking cost. */
package io.coachup.speech.skillsclient;
