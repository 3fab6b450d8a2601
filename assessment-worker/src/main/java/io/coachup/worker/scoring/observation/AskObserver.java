package io.coachup.worker.scoring.observation;

import java.util.Set;

/** A request counts as direct when nothing in its sentence takes it back, and as timed when it says until when. */
final class AskObserver implements Observer {

    private static final Set<Signal> TAKES_BACK =
            Set.of(Signal.HEDGE, Signal.FILLER, Signal.INDIRECT_ASK, Signal.SELF_UNDERMINING, Signal.FALSE_START);

    @Override
    public void observe(SpokenSentence place, Observations observations) {
        Set<Signal> heard = observations.inSentence(place.utteranceIndex(), place.sentenceIndex());
        if (!heard.contains(Signal.REQUEST) || heard.contains(Signal.OPEN_QUESTION)) {
            return;
        }
        if (heard.stream().anyMatch(TAKES_BACK::contains)) {
            if (!heard.contains(Signal.INDIRECT_ASK)) {
                observations.add(place.whole(Signal.INDIRECT_ASK));
            }
            return;
        }
        observations.add(place.whole(Signal.DIRECT_ASK));
        if (heard.contains(Signal.DEADLINE)) {
            observations.add(place.whole(Signal.TIMED_ASK));
        }
    }
}
