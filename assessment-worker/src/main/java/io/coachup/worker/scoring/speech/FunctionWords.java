package io.coachup.worker.scoring.speech;

import java.util.List;
import java.util.Set;

/** The small words of English grammar. They make up about half of all speech, and nearly all of it that is begun again. */
public final class FunctionWords {

    private static final Set<String> ALL = set(
            """
            i you he she it we they me him her us them my your his its our their this that these those there \
            someone somebody anyone anybody everyone everybody \
            a an the and but or nor so because if when while as than then though although until unless since \
            of to in on at by for from with about into over under after before between through during without \
            is are was were am be been being do does did have has had will would can could shall should may might must \
            not what how why where who which whose there's here's \
            i'm you're he's she's it's we're they're that's what's who's i've you've we've they've i'd you'd he'd she'd we'd \
            they'd i'll you'll he'll she'll it'll we'll they'll don't doesn't didn't isn't aren't wasn't weren't haven't \
            hasn't hadn't can't couldn't won't wouldn't shouldn't gonna wanna gotta cuz cos let's just""");

    private FunctionWords() {}

    /** True for pronouns, articles, prepositions, conjunctions, auxiliaries and their contractions. */
    public static boolean contains(String word) {
        return ALL.contains(word);
    }

    private static Set<String> set(String words) {
        return Set.copyOf(List.of(words.split("\\s+")));
    }
}
