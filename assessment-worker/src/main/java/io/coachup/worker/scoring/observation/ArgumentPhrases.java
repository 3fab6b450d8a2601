package io.coachup.worker.scoring.observation;

import java.util.Map;

/** Phrases that structure an argument, ask for something, sell it, or stand for it. */
final class ArgumentPhrases {

    static final Map<Signal, String> ALL = Map.ofEntries(
            Map.entry(
                    Signal.SIGNPOST,
                    """
            first | firstly | second | secondly | third | thirdly | next | finally | then | because | therefore
            for example | for instance | instead | however | as a result | which is why | that's why | so that
            on the other hand | in other words | after that | before that | meanwhile | the reason | two things | two reasons
            three things | three reasons | one is | the other is | that means | which means | lastly | to start
            """),
            Map.entry(
                    Signal.MAIN_POINT,
                    """
            in short | the point is | my point is | my main point | the bottom line | to sum up | in one sentence
            to summarise | to summarize | in summary | here's the | here is the | the main thing | what matters is
            what matters most | the short version | the key is | the one thing | my goal is | the goal is | i want to
            i'm here to | i'm calling to | today i'm | i'm asking | my answer is | the answer is | the headline is
            """),
            Map.entry(
                    Signal.REASON,
                    """
            because | cuz | coz | cause i | cause we | cause it | cause they | so that | which means | that means | which is why | that's why | as a result | the reason | since we
            so we | so i | so the | so you | therefore | it means
            """),
            Map.entry(
                    Signal.REQUEST,
                    """
            i'm asking you | i'm asking for | i am asking you | i am asking for | i'm requesting | i'd like you to
            i would like you to | i want you to | i need you to | i'd like us to | i'd like to ask you to | could you
            can you | will you | would you agree | would you approve | would you sign | would you support | please | i propose | i recommend | i suggest we | let's | my ask is
            my request is | i need your | i need a decision | i need an answer | what i need from you | shall we
            can we | i'd like your | i want your | i'm asking that | i'd like to move | i'd like to book | i would like your
            """),
            Map.entry(
                    Signal.INDIRECT_ASK,
                    """
            i was wondering | i was hoping | i was thinking | maybe you could | maybe we could | would it be possible
            is there any chance | is there any way | if there's any | if it's possible | we could maybe
            you could maybe | if you want | if you wanted | whenever you | if that's something | would it be ok
            would it be okay | i guess i wanted | i kind of wanted | i just wanted
            """),
            Map.entry(
                    Signal.DEADLINE,
                    """
            by monday | by tuesday | by wednesday | by thursday | by friday | by tomorrow | by noon | by the end of
            by january | by february | by march | by april | by may | by june | by july | by august | by september
            by october | by november | by december | by next | this week | next week | this friday | this thursday
            this month | next month | on monday | on tuesday | on wednesday | on thursday | on friday | tomorrow
            this afternoon | today | starting in | starting on | from january | from march | from april | from june
            by the first | by the fifteenth | within a week | within two weeks | for two weeks | for four weeks
            until monday | until tuesday | until wednesday | until thursday | until friday | this monday | this tuesday | this wednesday
            """),
            Map.entry(
                    Signal.NEXT_STEP,
                    """
            next step | next steps | i'll send | i will send | i'll call | i'll bring | i'll write | i'll share
            i'll set up | i'll book | i'll come back | i'll follow up | we'll meet | we'll start | let's meet
            let's book | let's start | let's try | let's agree | we start | i'll have | i'll take | i'll check
            from today | from tomorrow | starting tomorrow | starting monday | i'll report | i'll put
            """),
            Map.entry(
                    Signal.BENEFIT,
                    """
            saves you | save you | saves your | save your | saving | you get | you'll get | you gain | gives you
            give you | gives your | frees | free up | you keep | you'll keep | your team | your drivers | your customers
            your people | your staff | so that you | so you | you no longer | you'll see | you won't | without having to
            instead of | pays for itself | cuts | cut your | faster | fewer | less time | more time | hours back | you can
            helps you | help you | easier for you | you'll have | you'll know | lets you | let your | lets your
            """),
            Map.entry(
                    Signal.PROBLEM,
                    """
            the problem | the trouble | right now you | today you | costs you | cost you | costs us | you lose | we lose
            you're losing | losing | wast* | struggl* | frustrat* | stuck | missed | late | breaks | broken | complain*
            delay* | pain | pains | painful | hard to | nobody knows | spoil* | thrown away | turned away | queue
            """),
            Map.entry(
                    Signal.OBJECTION,
                    """
            you might worry | you might wonder | you may wonder | you may worry | you might be thinking | you might think
            you may be thinking | fair concern | your concern | i know that's | i know it's a | i understand the concern
            what worries you | if you're worried | the risk is | the risk | even if it | if it doesn't work
            if it fails | if i'm wrong | i hear the concern | that's a fair | you're right to | a reasonable worry
            """),
            Map.entry(
                    Signal.PROOF,
                    """
            pilot | trial | we tested | i tested | we measured | i measured | the data | the results | the numbers
            proved | percent | last quarter | customers told | in the first month | in the first week | compared with
            went from | fell from | rose from | dropped from | dropped by | fell by | grew by | up from | down from | for example
            for instance | the report | the figures | i compared
            """),
            Map.entry(
                    Signal.OWNERSHIP,
                    """
            i led | i built | i decided | i delivered | i reduced | i own | i owned | i took | i fixed | i set up | i ran
            i wrote | i designed | i negotiated | i trained | i launched | i started | i called | i rebuilt | i moved | i cut
            i asked | i changed | i made | i brought | i measured | i found | i created | i organised | i organized
            i planned | i tested | i managed | i solved | i closed | i hired | i chose | i compared | i checked | i shipped
            i drove | i walked | i told | i put | i rewrote | i'm responsible | my responsibility | my mistake | i missed
            """),
            Map.entry(
                    Signal.COMMITMENT,
                    """
            i will | i'll | i recommend | i propose | i'm confident | i am confident | i believe | i stand by
            my answer is | i commit | we will | we'll | i'm certain | i am certain | i'm ready | i am ready | i want
            i'm asking | i am asking | i expect | i promise | i've decided | i need
            """));

    private ArgumentPhrases() {}
}
