package io.coachup.worker.scoring.observation;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Phrases that make a story: when, who, what was at stake, what turned, how it ended. */
final class StoryPhrases {

    private static final String PEOPLE =
            """
            manager boss colleague customer client driver nurse owner sister brother mother father friend teammate
            engineer neighbour woman man girl boy team director baker teacher farmer cook chef doctor apprentice supplier
            captain founder accountant daughter son grandmother designer technician foreman""";

    static final Map<Signal, String> ALL = Map.of(
            Signal.TIME_MARKER,
            """
            last month | last year | last week | last night | last spring | last summer | last autumn | last winter
            last march | last november | one morning | one evening | one day | one night | that morning | that night
            that evening | that day | weeks ago | months ago | years ago | days ago | the next day | the next morning
            when i | when we | when she | when he | by the time | two hours later | an hour later | minutes later
            a week later | weeks later | months later | on monday | on tuesday | on wednesday | on thursday | on friday
            on saturday | on sunday | yesterday | at dawn | at midnight | this morning | in january | in february
            in march | in april | in may | in june | in july | in august | in september | in october | in november
            in december
            """,
            Signal.CHARACTER,
            people(),
            Signal.STAKES,
            """
            at risk | would have lost | would lose | could lose | deadline | afraid | everything depended | nothing left
            or else | if we failed | if that failed | if it failed | only chance | last chance | no time | running out
            ran out | had to | we were losing | would close | would be gone | worth of | depended on | depends on | in danger
            about to | could not afford | couldn't afford | the whole order | penalty
            """,
            Signal.TURNING_POINT,
            """
            but then | until one | until she | until he | until we | until i | until that | suddenly | that's when | that was when | then i realised | then i realized
            everything changed | to my surprise | turned out | it turned | and then it hit | that changed | i realised
            i realized | the moment i | the moment she | the moment he | the moment we | out of nowhere | so i tried | so instead i
            """,
            Signal.OUTCOME,
            """
            in the end | as a result | since then | finally | to this day | i learned | what i learned | the lesson
            it taught | taught me | from that day | ever since | today she | today he | today they | today we | we ended up
            by the end | since that | now i | now we | now she | now he | that's why i | three months later | a year later
            """,
            Signal.DIALOGUE,
            """
            he said | she said | they said | he told me | she told me | he asked | she asked | she asked me | he asked me
            i said | i told her | i told him | i told them | she whispered | he whispered | he shouted | she looked at me
            he looked at me | her words | his words | she laughed | he laughed | i asked her | i asked him | told me | and said | asked me
            """,
            Signal.SENSORY,
            """
            cold | dark | loud | quiet | silence | silent | smell* | shak* | whisper* | rain | bright | warm | dust
            trembl* | glow* | steam* | burn* | red | blue | green | yellow | wet | freez* | hot | crack* | hum | humming | snow
            sweat* | smok* | flour | bell | hands | eyes | empty | tears | breath
            """);

    private StoryPhrases() {}

    private static String people() {
        return Stream.of(PEOPLE.split("\\s+"))
                .flatMap(person -> Stream.of("my", "our", "a", "an", "one").map(word -> word + " " + person))
                .collect(Collectors.joining("|"));
    }
}
