/** Audio on disk while a request needs it. */
package io.coachup.speech.spool;
