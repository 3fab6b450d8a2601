package io.coachup.worker.scoring.observation;

import java.util.Map;

/** Phrases of somebody who listens, asks and feels with the other. */
final class ListeningPhrases {

    static final Map<Signal, String> ALL = Map.ofEntries(
            Map.entry(
                    Signal.ACKNOWLEDGEMENT,
                    """
            i hear you | i hear that | i see | got it | that makes sense | makes sense | i understand | fair point
            good point | you're right | thank you for | thanks for | i appreciate | that helps | understood | fair enough
            mm hmm | mm hm | mmhmm | mhm | uh huh | gotcha | that's fair | point taken | that's a good | i get that | that's useful | that's helpful | i take that
            """),
            Map.entry(
                    Signal.PARAPHRASE,
                    """
            what you're saying is | so you're saying | what i'm hearing | what i hear | if i understand you
            if i understand | it sounds like | sounds like you | let me make sure | let me check i | let me play that back
            you mentioned | you said | earlier you | you told me | in your words | so for you | so the main thing for you
            so what matters to you | so your | so you want | so you need | so you've | you're worried that | you feel that
            """),
            Map.entry(
                    Signal.CHECK_BACK,
                    """
            is that right | did i get that right | have i got that right | did i miss | does that capture | is that fair
            did i understand | is that what you | have i understood | am i right that | is that how you | what did i miss
            what have i missed | did i hear that right
            """),
            Map.entry(
                    Signal.PROBE,
                    """
            tell me more | say more | what makes you | what would | what led | when you say | how come | what's behind
            what matters most | what else | how did that | what happened | what changed | how do you know | what stops
            what's stopping | what would it take | how does that | what worries | walk me through | help me understand
            what does that | what have you tried | how would you know | what did that | what was it about
            """),
            Map.entry(
                    Signal.OPEN_QUESTION,
                    """
            tell me about | tell me more | walk me through | help me understand | talk me through | say more about
            """),
            Map.entry(
                    Signal.FEELING,
                    """
            frustrat* | worried | worry | worrying | anxious | stress* | upset | exhaust* | overwhelm* | disappoint*
            proud | afraid | scared | hurt | hurts | tough | difficult | lonely | relief | relieved | angry | tired | nervous
            embarrass* | annoy* | excited | happy | sad | heavy | pressure | unfair | hard on you | draining
            """),
            Map.entry(
                    Signal.VALIDATION,
                    """
            that must | that sounds | must have been | must be | i can imagine | i can see why | i can see how
            i understand why | i understand how | no wonder | makes sense that you | anyone would | anybody would
            i'm sorry that | i'm sorry you | i'm so sorry | i'm sorry to hear | sorry to hear | so sorry that | so sorry you
            sorry for your | sorry for what you | sorry for what happened | sorry you had | sorry you're | sorry that happened
            it's okay to | that's a lot | i'd feel
            i would feel | i would be too | thank you for telling | i appreciate you | you have every right
            it's understandable | understandable | of course you | that's not easy | that's hard | i know how
            i hear how | your feelings | i value
            """),
            Map.entry(
                    Signal.SUPPORT,
                    """
            how can i help | what would help | what do you need | i'm here | i can take | i'll take | let's figure
            together | would it help | how can we | what can i | i want to help | i'd like to help | i'll cover
            we can share | lean on | i've got your back | take your time | would you like me | what would make
            """),
            Map.entry(
                    Signal.BLAME,
                    """
            you always | you never | your fault | you should have | calm down | get over it | not my problem
            you're overreacting | you just need to | it's not that bad | why can't you | why didn't you | you people
            you don't care | you have to | you can't just | deal with it | everyone else manages | don't be so
            """),
            Map.entry(
                    Signal.ADDRESS,
                    """
            you | your | you're | you've | you'll | you'd | yours | yourself
            """));

    private ListeningPhrases() {}
}
