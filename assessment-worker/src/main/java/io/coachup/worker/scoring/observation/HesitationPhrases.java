package io.coachup.worker.scoring.observation;

import java.util.Map;

/** Phrases that weaken speech. Words with a second, sound use are left to {@link AmbiguousWordObserver}. */
final class HesitationPhrases {

    static final Map<Signal, String> ALL = Map.of(
            Signal.FILLER,
            """
            basically | literally
            or something | or something like that | or whatever | and stuff | and stuff like that | and all that
            so yeah | yeah so | and yeah | but yeah | anyway so | or anything | and so on and so forth
            """,
            Signal.HEDGE,
            """
            maybe | perhaps | possibly | probably | hopefully | somewhat | i think | i guess | i suppose | i feel like
            i was thinking | a little bit | a bit | i might | we might | it might | that might | they might | might be able | not sure | not really sure | i'm not really | i don't know
            i don't really | if that's ok | if that's okay | if that's all right | if that's alright | if it's okay
            if it's possible | if possible | i just | just wanted | just wondering | just a quick | just thought | dunno | i dunno
            more or less | it seems like | could potentially | potentially | i would say | i'd say | i hope | at some point
            some kind of way | or so | pretty much | i was hoping | i was wondering
            """,
            Signal.FALSE_START,
            """
            no wait | wait no | let me start over | let me start again | let me rephrase | scratch that | what i meant was
            how do i say | how do i put
            """,
            Signal.SELF_UNDERMINING,
            """
            sorry to bother | sorry for | sorry i'm so | i'm not good at | i'm not very good | i'm bad at | bad at this | stupid question
            dumb question | silly question | probably wrong | might be wrong | i could be wrong | not an expert
            i'm rambling | i'm babbling | i know it's not much | it's nothing special | it's not a big deal
            no big deal | i don't want to be a pain | i hate to ask | i know you're busy | not that important
            it doesn't matter | never mind | forget it | i got lucky | just lucky
            """,
            Signal.APPROVAL_SEEKING,
            """
            is that ok | is that okay | is that alright | is that all right | does that make sense | would that be ok
            would that be okay | is it ok | is it okay | if you don't mind | if that makes sense | was that ok
            was that okay | do you know what i mean | is that bad | am i making sense
            """,
            Signal.JARGON,
            """
            leverag* | synerg* | utilis* | utiliz* | paradigm* | holistic* | best in class | world class | cutting edge | robust
            scalab* | seamless* | ecosystem* | low hanging fruit | move the needle | circle back | touch base
            going forward | value add | thought leader* | deep dive | bandwidth | actionable | deliverable*
            stakeholder* | alignment | optimiz* | optimise | optimised | optimising | incentivi* | operationali* | end to end | mission critical
            next generation | state of the art | game chang* | streamlin* | best practice* | core competenc*
            """,
            Signal.PADDING,
            """
            at the end of the day | the fact that | in order to | the thing is | to be honest | to be fair | in terms of
            as a matter of fact | for what it's worth | needless to say | it is what it is | the fact of the matter
            what i'm trying to say | what i am trying to say | the way i see it | when all is said and done
            stuff | things like that | a lot of things | a lot of stuff | and everything | the whole thing | you know what i mean
            """);

    private HesitationPhrases() {}
}
