package io.coachup.worker.scoring.observation;

/**
 * One place where a signal was heard.
 *
 * @param signal what was heard
 * @param utterance index of the speaker's message in the speech
 * @param sentence index of the sentence in that message
 * @param from index of the first word in that message
 * @param to index after the last word
 * @param phrase the words in lower case, to count different ones; empty when they do not matter
 */
public record SignalSpan(Signal signal, int utterance, int sentence, int from, int to, String phrase) {}
