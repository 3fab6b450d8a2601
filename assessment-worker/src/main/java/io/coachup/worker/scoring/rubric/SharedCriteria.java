package io.coachup.worker.scoring.rubric;

import static io.coachup.worker.scoring.observation.Signal.*;
import static io.coachup.worker.scoring.rubric.Category.*;
import static io.coachup.worker.scoring.rubric.Conditions.*;
import static io.coachup.worker.scoring.rubric.Criterion.criterion;

import io.coachup.worker.scoring.observation.SpeechStats;

/** Criteria that several rubrics share, each stated once; a rubric only chooses the weight. */
final class SharedCriteria {

    private SharedCriteria() {}

    static Criterion fewFillers(double weight) {
        return criterion("few_fillers", FLUENCY, weight, "Keeps fillers (um, like, you know) below 3 in 100 words")
                .metWhen(seldom(3.0, FILLER))
                .shownBy(CLEAN_SENTENCE)
                .missedBy(FILLER)
                .praise("You speak without leaning on fillers")
                .advice("pause silently where the filler sits, then say the next word");
    }

    static Criterion hardlyAnyFillers(double weight) {
        return criterion("hardly_any_fillers", FLUENCY, weight, "Uses hardly any fillers, below 0.7 in 100 words")
                .metWhen(seldom(0.7, FILLER))
                .shownBy(CLEAN_SENTENCE)
                .missedBy(FILLER)
                .praise("Your sentences come out clean")
                .advice("drop the filler, the sentence stands without it");
    }

    static Criterion fewHedges(double weight) {
        return criterion(
                        "few_hedges",
                        CLARITY,
                        weight,
                        "Hedges (maybe, I think, I guess) less than 2 times in 100 words")
                .metWhen(seldom(2.0, HEDGE))
                .shownBy(CLEAN_SENTENCE)
                .missedBy(HEDGE)
                .praise("You say what you mean without hedging")
                .advice("drop the hedge and state it");
    }

    static Criterion hardlyAnyHedges(double weight) {
        return criterion(
                        "hardly_any_hedges",
                        CONCISENESS,
                        weight,
                        "Makes statements that need no hedge, below 0.6 in 100 words")
                .metWhen(seldom(0.6, HEDGE))
                .shownBy(COMMITMENT, CLEAN_SENTENCE)
                .missedBy(HEDGE)
                .praise("You commit to your statements")
                .advice("say it as a fact, or leave it out");
    }

    static Criterion smoothFlow(double weight) {
        return criterion("smooth_flow", FLUENCY, weight, "Hardly repeats or restarts words")
                .metWhen(seldom(0.35, FALSE_START))
                .shownBy(CLEAN_SENTENCE)
                .missedBy(FALSE_START)
                .praise("Your speech flows without restarts")
                .advice("breathe first, then say the sentence once, from start to end");
    }

    static Criterion finishesThoughts(double weight) {
        return criterion("finishes_thoughts", CORRECTNESS, weight, "Finishes sentences instead of trailing off")
                .metWhen(seldom(0.4, TRAILING_OFF, PAUSE))
                .shownBy(CLEAN_SENTENCE)
                .missedBy(TRAILING_OFF, PAUSE)
                .praise("You finish your thoughts")
                .advice("finish the thought with a full stop before you move on");
    }

    static Criterion shortSentences(double weight) {
        return criterion(
                        "short_sentences",
                        CONCISENESS,
                        weight,
                        "Speaks in short, clean sentences: 18 words or fewer on average")
                .metWhen(between(6, 18, SpeechStats::meanSentence).and(sentencesWith(0.35, CLEAN_SENTENCE)))
                .shownBy(CLEAN_SENTENCE)
                .missedBy(LONG_SENTENCE, FILLER, HEDGE)
                .praise("Your sentences are easy to take in")
                .advice("make it one short sentence that says one thing");
    }

    static Criterion noRunOns(double weight) {
        return criterion("no_run_ons", CONCISENESS, weight, "Has hardly any sentence above 30 words")
                .metWhen(between(0, 0.04, SpeechStats::longSentenceShare))
                .shownBy(CLEAN_SENTENCE)
                .missedBy(LONG_SENTENCE)
                .praise("You keep each sentence to one thought")
                .advice("end the sentence after its first thought");
    }

    static Criterion variedSentences(double weight) {
        return criterion("varied_sentences", FLUENCY, weight, "Mixes short and longer sentences")
                .metWhen(between(3.8, 12, SpeechStats::sentenceDeviation)
                        .and(between(0, 0.15, SpeechStats::longSentenceShare)))
                .shownBy(CLEAN_SENTENCE)
                .missedBy(LONG_SENTENCE, OPENING)
                .praise("You vary the rhythm of your sentences")
                .advice("follow a longer sentence with a short one that lands the point");
    }

    static Criterion richVocabulary(double weight) {
        return criterion("rich_vocabulary", CLARITY, weight, "Chooses varied words instead of repeating the same ones")
                .metWhen(between(0.8, 1, SpeechStats::vocabulary))
                .shownBy(SENSORY, SPECIFIC, CLEAN_SENTENCE)
                .missedBy(PADDING, FILLER, HEDGE)
                .praise("You choose varied, fitting words")
                .advice("replace the worn words by the one that says exactly what you mean");
    }

    static Criterion plainWords(double weight) {
        return criterion("plain_words", CLARITY, weight, "Uses plain words instead of jargon")
                .metWhen(seldom(0.4, JARGON).and(between(0, 0.06, SpeechStats::longWordShare)))
                .shownBy(CLEAN_SENTENCE)
                .missedBy(JARGON, LONG_SENTENCE)
                .praise("You use words that everybody understands")
                .advice("say it in words you would use with a friend outside your field");
    }

    static Criterion noPadding(double weight) {
        return criterion("no_padding", CONCISENESS, weight, "Leaves out padding (stuff, the fact that, to be honest)")
                .metWhen(seldom(0.3, PADDING))
                .shownBy(CLEAN_SENTENCE)
                .missedBy(PADDING)
                .praise("Every word earns its place")
                .advice("leave out the padding and name the thing itself");
    }

    static Criterion cleanSentences(double weight) {
        return criterion("clean_sentences", FLUENCY, weight, "Most sentences are complete and free of filler and hedge")
                .metWhen(sentencesWith(0.6, CLEAN_SENTENCE))
                .shownBy(CLEAN_SENTENCE)
                .missedBy(FILLER, HEDGE, FALSE_START, LONG_SENTENCE)
                .praise("Most of your sentences are complete and clean")
                .advice("rehearse this one sentence until it comes out in one go");
    }

    static Criterion specific(double weight) {
        return criterion(
                        "specific",
                        CORRECTNESS,
                        weight,
                        "Names numbers, dates or amounts instead of speaking in general")
                .metWhen(atLeast(4, SPECIFIC).and(often(1.6, SPECIFIC)))
                .shownBy(SPECIFIC)
                .missedBy(PADDING, HEDGE, OPENING)
                .praise("You back it with concrete details")
                .advice("add one number, date or name that makes it concrete");
    }

    static Criterion signposts(double weight) {
        return criterion("signposts", CLARITY, weight, "Guides the listener with signposts (first, because, instead)")
                .metWhen(different(4, SIGNPOST))
                .shownBy(SIGNPOST, REASON)
                .missedBy(LONG_SENTENCE, OPENING)
                .praise("You show where the thought is going")
                .advice("lead the listener: say what comes first, what follows, and why");
    }

    static Criterion reasons(double weight) {
        return criterion("reasons", CORRECTNESS, weight, "Gives reasons for what is claimed")
                .metWhen(atLeast(3, REASON).and(often(0.8, REASON)))
                .shownBy(REASON)
                .missedBy(REQUEST, COMMITMENT, CLOSING)
                .praise("You give the reason along with the claim")
                .advice("add the reason: one clause that begins with because");
    }

    static Criterion directAsk(double weight) {
        return criterion("direct_ask", CLARITY, weight, "Says directly what is wanted")
                .metWhen(atLeast(1, DIRECT_ASK).and(more(DIRECT_ASK, INDIRECT_ASK)))
                .shownBy(TIMED_ASK, DIRECT_ASK)
                .missedBy(INDIRECT_ASK, CLOSING)
                .praise("You ask for what you want")
                .advice("turn it into one clear request: who does what");
    }

    static Criterion timedAsk(double weight) {
        return criterion("timed_ask", CORRECTNESS, weight, "Says until when something is wanted")
                .metWhen(atLeast(1, TIMED_ASK))
                .shownBy(TIMED_ASK)
                .missedBy(DIRECT_ASK, INDIRECT_ASK, CLOSING)
                .praise("Your request has a date")
                .advice("add the day you need it by");
    }

    static Criterion clearClose(double weight) {
        return criterion("clear_close", CLARITY, weight, "Opens and closes with a clear sentence")
                .metWhen(unweakened(OPENING).and(unweakened(CLOSING)))
                .shownBy(CLOSING)
                .missedBy(OPENING, CLOSING)
                .praise("You close clearly")
                .advice("make your first and your last sentence short and certain");
    }

    static Criterion answersTheOther(double weight) {
        return criterion("answers_the_other", CORRECTNESS, weight, "Takes up what the other just said")
                .metWhen(repliesTakingUp(0.6))
                .shownBy(PICK_UP)
                .missedBy(OPENING, CLOSING)
                .praise("You take up the other person's words")
                .advice("begin your reply with a word the other person has just used");
    }

    static Criterion shortTurns(double weight) {
        return criterion(
                        "short_turns",
                        CONCISENESS,
                        weight,
                        "Leaves the other room: turns of 55 words or fewer on average")
                .metWhen(between(1, 55, SpeechStats::meanUtterance))
                .shownBy(CLEAN_SENTENCE)
                .missedBy(LONG_SENTENCE, FILLER, OPENING)
                .praise("You leave room for the other person")
                .advice("stop after the point and let the other person speak");
    }

    static Criterion noSelfUndermining(double weight) {
        return criterion(
                        "no_self_undermining",
                        CORRECTNESS,
                        weight,
                        "Does not talk itself down or apologise for speaking")
                .metWhen(seldom(0.15, SELF_UNDERMINING))
                .shownBy(OWNERSHIP, COMMITMENT, CLEAN_SENTENCE)
                .missedBy(SELF_UNDERMINING)
                .praise("You stand behind your words")
                .advice("leave out the apology, you have every right to say this");
    }
}
