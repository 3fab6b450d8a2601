/** What the texts of a request may be, however it was sent. */
package io.coachup.speech.request;
