package io.coachup.speech.audio;

import java.time.Duration;

/**
 * What the bytes of a file are.
 *
 * @param type never what somebody declared
 * @param duration longer than zero, at most a day
 */
public record ProbedAudio(AudioType type, Duration duration) {}
