/** The opinion on what a message means for its group of turns: by rules, or by a language model. */
package io.coachup.skills.ingest.classifier;
