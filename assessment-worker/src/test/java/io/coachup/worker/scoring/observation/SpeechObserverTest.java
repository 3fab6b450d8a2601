package io.coachup.worker.scoring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.worker.scoring.speech.ParsedSpeech;
import io.coachup.worker.scoring.transcript.JobTranscript;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechObserverTest {

    private static final Offset<Double> EXACT = Assertions.within(1e-9);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I was, like, late.|1",
                "So like we left.|1",
                "I would like a coffee.|0",
                "It looks like rain.|0",
                "Tools like this help.|0",
                "It was, you know, hard.|1",
                "You know what I want.|0",
                "Do you know the way?|0",
                "I mean, it was hard.|1",
                "That is what I mean.|0",
                "Um, uh, basically yes.|3"
            })
    void fillersAreToldFromSoundWords(String text, int fillers) {
        assertThat(heard(text).count(Signal.FILLER)).isEqualTo(fillers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It's kind of late.|1",
                "What kind of problem is it?|0",
                "A sort of bridge.|0",
                "I think maybe we could go.|2",
                "I decided to go.|0",
                "You might worry about the price.|0"
            })
    void hedgesAreToldFromSoundWords(String text, int hedges) {
        assertThat(heard(text).count(Signal.HEDGE)).isEqualTo(hedges);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I I wanted to go.|1",
                "I, I wanted to go.|1",
                "We were, we were late.|1",
                "The- the bus came.|1",
                "W-we left.|1",
                "I said that that was wrong.|0",
                "It was very, very cold.|0",
                "A so-so result, step-by-step.|0"
            })
    void falseStartsAreToldFromEmphasis(String text, int falseStarts) {
        assertThat(heard(text).count(Signal.FALSE_START)).isEqualTo(falseStarts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What would help you?|OPEN_QUESTION",
                "Okay, so how did it go?|OPEN_QUESTION",
                "Tell me about the bus.|OPEN_QUESTION",
                "Did it go well?|CLOSED_QUESTION",
                "How many came?|CLOSED_QUESTION",
                "Did I get that right?|CHECK_BACK",
                "Is that okay?|APPROVAL_SEEKING",
                "I'm asking you to sign.|DIRECT_ASK",
                "Please approve it by Friday.|TIMED_ASK",
                "I was wondering if you could sign.|INDIRECT_ASK",
                "Maybe you could sign it.|INDIRECT_ASK",
                "Sorry, it is late.|SELF_UNDERMINING",
                "I'm sorry that happened to you.|VALIDATION",
                "And then we went so|TRAILING_OFF"
            })
    void aSentenceIsHeardForWhatItIs(String text, Signal signal) {
        assertThat(heard(text).count(signal)).isEqualTo(1);
    }

    @Test
    void anApologyWithFeelingDoesNotMakeTheSpeakerSmall() {
        assertThat(heard("I'm sorry that happened to you.").count(Signal.SELF_UNDERMINING))
                .isZero();
    }

    @Test
    void aRequestThatIsTakenBackIsNotDirect() {
        Observations heard = heard("Could you, um, maybe sign it?");

        assertThat(heard.count(Signal.DIRECT_ASK)).isZero();
        assertThat(heard.count(Signal.INDIRECT_ASK)).isEqualTo(1);
    }

    @Test
    void aProbeTakesUpWhatTheOtherSaid() {
        Observations heard = new SpeechObserver()
                .observe(ParsedSpeech.of(JobTranscript.of(List.of(
                        new TranscriptMessage("1", "assistant", "The deadline scares my team.", 0),
                        new TranscriptMessage("2", "user", "How is the deadline set?", 1),
                        new TranscriptMessage("3", "user", "How is lunch?", 2)))));

        assertThat(heard.spans(Signal.PROBE)).extracting(SignalSpan::utterance).containsExactly(0);
        assertThat(heard.count(Signal.PICK_UP)).isEqualTo(1);
    }

    @Test
    void ratesArePerHundredWords() {
        Observations heard = heard("Um, one two three four five six seven eight nine.");

        assertThat(heard.per100(Signal.FILLER)).isEqualTo(10.0, EXACT);
        assertThat(heard.stats().words()).isEqualTo(10);
    }

    @Test
    void sentenceLengthHasMeanAndDeviation() {
        SpeechStats stats = heard("One two. One two three four five six.").stats();

        assertThat(stats.meanSentence()).isEqualTo(4.0, EXACT);
        assertThat(stats.sentenceDeviation()).isEqualTo(2.0, EXACT);
        assertThat(stats.longSentenceShare()).isZero();
    }

    @Test
    void vocabularyRichnessDoesNotDependOnLength() {
        String varied =
                "The quick brown fox jumps over one lazy dog while seven small birds sing near our old stone wall today. ";

        double once = heard(varied.repeat(5)).stats().vocabulary();
        double often = heard(varied.repeat(50)).stats().vocabulary();

        assertThat(often).isEqualTo(once, Assertions.within(0.01));
        assertThat(heard("yes ".repeat(100)).stats().vocabulary()).isEqualTo(0.02, EXACT);
    }

    private static Observations heard(String text) {
        return new SpeechObserver()
                .observe(ParsedSpeech.of(JobTranscript.of(List.of(new TranscriptMessage("m", "user", text, 0)))));
    }
}
