package io.coachup.worker.scoring.observation;

import java.util.Map;

/** Where words that usually give a signal mean something else: within these phrases the signal is not heard. */
final class InnocentPhrases {

    static final Map<Signal, String> ALL = Map.of(
            Signal.HEDGE,
            """
            i just got | i just had | i just came | i just finished | i just heard | i just saw | i just met | i just started
            i just moved | i just signed | i just spoke | i just told | i just found | i just said | i just read | i just made
            i just left | i just bought | i just turned | i just realised | i just realized
            i hope you | i hope that | i hope this | i hope it | i hope your | i hope we | i hope they | i hope he | i hope she
            when i think | whenever i think | what i think | how i think | if i think | as i think | i think of | i think about
            do i think | what do i think | why i think | i don't know him | i don't know her | i don't know them
            might be able to see | you might | quite a bit | every bit | a bit of | or so i
            """,
            Signal.FALSE_START,
            """
            no wait time | no wait list | no wait times | no wait at | what i meant was
            """,
            Signal.SELF_UNDERMINING,
            """
            sorry for your | sorry for his | sorry for her | sorry for their | sorry for you | sorry for him | sorry for them
            sorry for what | sorry for the loss | sorry for everything you | sorry for all you | sorry for everybody
            sorry for everyone | sorry for anyone | never mind the | it doesn't matter what | it doesn't matter how
            it doesn't matter who | it doesn't matter where | it doesn't matter if | it doesn't matter whether
            """,
            Signal.JARGON,
            """
            robust health | bandwidth of | sound bandwidth
            """);

    private InnocentPhrases() {}
}
