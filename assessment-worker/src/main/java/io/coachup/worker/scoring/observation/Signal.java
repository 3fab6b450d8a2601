package io.coachup.worker.scoring.observation;

/** Something that can be heard at one place of the speaker's words. */
public enum Signal {
    /** A sound or word that fills a pause: "um", "you know". */
    FILLER,
    /** A word that takes back what is said: "maybe", "I guess". */
    HEDGE,
    /** A repeated or broken-off word, or a sentence begun again. */
    FALSE_START,
    /** A pause inside a sentence: "…". */
    PAUSE,
    /** A sentence that is not finished. */
    TRAILING_OFF,
    /** Words that make the speaker small: "sorry to bother you". */
    SELF_UNDERMINING,
    /** A question that only asks for permission or approval: "is that okay?". */
    APPROVAL_SEEKING,
    /** A sentence of more than 30 words. */
    LONG_SENTENCE,
    /** A worn business word: "leverage", "synergy". */
    JARGON,
    /** Words that could be left out: "in order to", "at the end of the day". */
    PADDING,
    /** A complete sentence of sensible length without filler, hedge or false start. */
    CLEAN_SENTENCE,
    /** The first sentence of the conversation. */
    OPENING,
    /** The last sentence of the conversation. */
    CLOSING,
    /** A word that shows where the thought is going: "first", "for example". */
    SIGNPOST,
    /** An announced main point: "in short". */
    MAIN_POINT,
    /** A reason: "because", "which means". */
    REASON,
    /** A number, an amount, a date. */
    SPECIFIC,
    /** Words that begin a request: "could you". */
    REQUEST,
    /** A time that something is wanted by: "by Friday". */
    DEADLINE,
    /** A request that is said plainly, without hedge or wrapping. */
    DIRECT_ASK,
    /** A request that is wrapped up: "I was wondering if". */
    INDIRECT_ASK,
    /** A plain request with a time. */
    TIMED_ASK,
    /** What happens next. */
    NEXT_STEP,
    /** What the listener gains. */
    BENEFIT,
    /** What hurts the listener today. */
    PROBLEM,
    /** A doubt of the listener, taken up. */
    OBJECTION,
    /** A result, trial or example that supports a claim. */
    PROOF,
    OPEN_QUESTION,
    CLOSED_QUESTION,
    /** An open question that goes deeper into what was just said. */
    PROBE,
    /** Words that show that the other was heard: "that makes sense". */
    ACKNOWLEDGEMENT,
    /** The other's meaning in own words: "it sounds like". */
    PARAPHRASE,
    /** Asking whether it was understood right: "did I get that right?". */
    CHECK_BACK,
    /** A word of the other that is taken up. */
    PICK_UP,
    TIME_MARKER,
    CHARACTER,
    STAKES,
    TURNING_POINT,
    OUTCOME,
    /** Speech inside a story: "she said". */
    DIALOGUE,
    SENSORY,
    /** A named feeling. */
    FEELING,
    /** A feeling or view that is accepted: "no wonder". */
    VALIDATION,
    /** Offered help: "how can I help". */
    SUPPORT,
    /** Words that accuse or brush off: "calm down". */
    BLAME,
    /** The other is addressed: "you", "your". */
    ADDRESS,
    /** A deed told as one's own: "I led". */
    OWNERSHIP,
    /** A decided statement: "I will", "I recommend". */
    COMMITMENT;

    /** True for what gives the sentence it is in substance. */
    public boolean strengthens() {
        return switch (this) {
            case REASON,
                    SPECIFIC,
                    TIMED_ASK,
                    NEXT_STEP,
                    BENEFIT,
                    PROBLEM,
                    OBJECTION,
                    PROOF,
                    PROBE,
                    PARAPHRASE,
                    STAKES,
                    OUTCOME,
                    DIALOGUE,
                    SENSORY,
                    FEELING,
                    VALIDATION,
                    SUPPORT,
                    OWNERSHIP,
                    COMMITMENT -> true;
            default -> false;
        };
    }

    /** True for what weakens the sentence it is in. */
    public boolean weakens() {
        return switch (this) {
            case FILLER,
                    HEDGE,
                    FALSE_START,
                    PAUSE,
                    TRAILING_OFF,
                    SELF_UNDERMINING,
                    APPROVAL_SEEKING,
                    LONG_SENTENCE,
                    JARGON,
                    PADDING,
                    INDIRECT_ASK,
                    BLAME -> true;
            default -> false;
        };
    }
}
