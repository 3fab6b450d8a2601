package io.coachup.speech.audio;

import java.time.Duration;

/** What an MP4 tells of its first sound track, in the order in which it tells. */
final class Mp4Movie {

    private final Timeline timeline = new Timeline();
    private Mp4Track described = new Mp4Track();
    private Mp4Track sound;
    private long movieDefault;
    private boolean inSoundRuns;
    private long fragmentDefault;
    private long fragmentStart;
    private long fragmentTicks;
    private boolean samples;

    /** The track whose description is being read. */
    Mp4Track described() {
        return described;
    }

    void beginTrack() {
        chooseTrack();
        described = new Mp4Track();
    }

    /** How long samples of fragments are that don't say it; in ticks. */
    void defaultDuration(long track, long ticks) {
        chooseTrack();
        if (isSound(track)) {
            movieDefault = ticks;
        }
    }

    /** What was announced without its samples is forgotten. */
    void beginFragment() {
        chooseTrack();
        fragmentTicks = 0;
        inSoundRuns = false;
    }

    /** Runs of samples of one track follow. */
    void beginRuns(long track, long defaultTicks) {
        inSoundRuns = isSound(track);
        fragmentDefault = defaultTicks < 0 ? movieDefault : defaultTicks;
        if (inSoundRuns) {
            fragmentStart = timeline.end();
        }
    }

    void fragmentStart(long ticks) {
        if (inSoundRuns) {
            fragmentStart = ticks;
        }
    }

    long fragmentDefaultDuration() {
        return fragmentDefault;
    }

    void fragmentSamples(long ticks) {
        if (inSoundRuns) {
            fragmentTicks = Math.addExact(fragmentTicks, ticks);
        }
    }

    /** Samples, which those of the fragment before are among. */
    void sampleData() {
        samples = true;
        if (fragmentTicks > 0) {
            timeline.add(fragmentStart, fragmentTicks);
            fragmentTicks = 0;
        }
    }

    /** @throws UnreadableAudioException when no track sounds or no samples are there */
    Duration duration() throws UnreadableAudioException {
        chooseTrack();
        if (sound == null || sound.timescale() == 0) {
            throw new UnreadableAudioException("MP4 without a sound track");
        }
        if (!samples) {
            throw new UnreadableAudioException("The audio is cut off");
        }
        return Timeline.duration(timeline.ticks(), sound.timescale());
    }

    private boolean isSound(long track) {
        return sound != null && sound.id() == track;
    }

    private void chooseTrack() {
        if (sound == null && described.isSound()) {
            sound = described;
            if (sound.samples() > 0) {
                timeline.add(0, sound.samples());
            }
        }
    }
}
