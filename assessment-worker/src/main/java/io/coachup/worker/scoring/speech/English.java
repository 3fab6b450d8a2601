package io.coachup.worker.scoring.speech;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells English, which there are rules for, from other languages, by the small words that every language uses all the time. A
 * few words without any of them pass for English.
 */
final class English {

    /** Words of a text that is long enough for English small words to occur. */
    private static final int LONG_TEXT = 15;

    private static final double LEAST_SHARE = 0.12;
    private static final int CERTAIN_HITS = 3;
    private static final int ASCII_END = 0x80;

    private static final Set<String> COMMON = words(
            """
            yes no yeah okay ok well like know think get got go going good time people really very want need make thing things \
            much more some one two out up all any say said see look come here now when also back only right thanks thank please \
            sorry hello hi bye um uh hmm day work way new first last next""");

    /** German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Polish, Turkish, Indonesian, Finnish, Hungarian. */
    private static final List<Set<String>> OTHERS = List.of(
            words(
                    """
                    ich du er sie es wir ihr und oder aber nicht ist sind war bin hat habe haben wird werden der die das den dem \
                    des ein eine einen einem mit auf für von zu zum zur im in an am um so was wie wer wo warum wenn weil dass auch \
                    noch schon nur sehr mal dann da mein meine dein sein kein keine ja nein danke bitte gut kann muss will man \
                    nach bei aus über doch also mir mich dir dich uns gehen gegangen"""),
            words(
                    """
                    je tu il elle nous vous ils elles on et ou mais ne pas est sont suis était j'ai c'est le la les un une des du \
                    de à au aux dans en pour par avec sur que qui quoi où comme plus très bien oui non merci mon ma mes ton ta son \
                    sa ce cette ça fait faire avoir être tout d'un d'une qu'il n'est l'a si quand alors aussi"""),
            words(
                    """
                    yo tú él ella nosotros ellos y o pero no es son soy era está estoy el la los las un una unos de del al en por \
                    para con que qué quien cómo como más muy bien sí gracias mi mis tu su sus este esta eso lo le me se ya también \
                    cuando porque si hay hace tengo tiene fue ser todo nada"""),
            words(
                    """
                    io tu lui lei noi voi loro e o ma non è sono era ho ha il lo la i gli le un una di del della a al in per con \
                    su che chi come più molto bene sì grazie mio mia tuo suo questo questa quello mi ti si ci anche quando perché se \
                    fatto fare essere tutto niente"""),
            words(
                    """
                    eu tu ele ela nós eles e ou mas não é são sou era está estou o a os as um uma de do da dos das em no na por para \
                    com que quem como mais muito bem sim obrigado obrigada meu minha seu sua este esta isso me se já também quando \
                    porque tem tenho foi ser tudo nada"""),
            words(
                    """
                    ik jij je hij zij ze wij we en of maar niet is zijn was ben heeft heb hebben wordt de het een met op voor van \
                    naar in aan om zo wat hoe wie waar waarom als omdat dat ook nog al maar zeer dan daar mijn jouw zijn geen ja nee \
                    dank goed kan moet wil men bij uit over toch dus mij jou ons er"""),
            words(
                    """
                    jag jeg du han hon hun vi ni de och og eller men inte ikke är er var har det den en ett et med på för for av af \
                    til till i om så som vad hvad hva hur hvordan när når att at också også nu bara kun mycket meget min mitt din \
                    ingen ja nej nei tack tak takk bra godt kan ska skal vill vil man från fra mig meg oss"""),
            words(
                    """
                    ja ty on ona my wy oni i lub ale nie jest są był była mam ma to ten ta w we na z ze do od po za o u przez dla \
                    że co kto jak gdzie kiedy dlaczego bo też już tylko bardzo mój moja twój się mi mnie cię tak dziękuję dobrze \
                    może być czy jeszcze"""),
            words(
                    """
                    ben sen o biz siz onlar ve veya ama değil var yok bir bu şu için ile gibi çok daha ne kim nasıl nerede neden \
                    çünkü de da ki mi mı evet hayır teşekkürler iyi benim senin olarak olan kadar sonra her şey"""),
            words(
                    """
                    saya aku kamu dia kami kita mereka dan atau tapi tidak bukan adalah ada ini itu yang di ke dari untuk dengan pada \
                    apa siapa bagaimana mana kenapa karena juga sudah akan bisa sangat ya terima kasih baik lagi seperti"""),
            words(
                    """
                    minä sinä hän me te he ja tai mutta ei en on olen oli ovat se tämä että kun jos mitä kuka miten missä miksi koska \
                    myös vielä vain hyvin minun sinun kyllä kiitos hyvä niin mikä ole"""),
            words(
                    """
                    én te ő mi ti ők és vagy de nem van volt vagyok a az egy ez hogy ha mit ki hol miért mert is még csak nagyon igen \
                    köszönöm jó meg el már lesz"""));

    /** Each small word, with a bit for each language that has it; English is none of them. */
    private static final Map<String, Integer> LANGUAGES = languages();

    private English() {}

    /** True unless most of these words are of another language. */
    static boolean isSpokenIn(List<Word> words) {
        if (isOtherScript(words)) {
            return false;
        }
        Hits hits = Hits.in(words);
        boolean tooFew = words.size() >= LONG_TEXT && hits.english() < LEAST_SHARE * words.size();
        return !tooFew && (hits.other() < 2 || hits.english() >= hits.other());
    }

    /** True when it is certain that these words are of another language, although the rest may be English. */
    static boolean isCertainlyNotIn(List<Word> words) {
        if (isOtherScript(words)) {
            return true;
        }
        Hits hits = Hits.in(words);
        return hits.other() >= CERTAIN_HITS && hits.other() > 2 * hits.english();
    }

    /**
     * How many small words there are.
     *
     * @param english those of English
     * @param other those of that other language which has most
     */
    private record Hits(int english, int other) {

        static Hits in(List<Word> words) {
            int english = 0;
            int[] others = new int[OTHERS.size()];
            for (Word word : words) {
                english += FunctionWords.contains(word.norm()) || COMMON.contains(word.norm()) ? 1 : 0;
                int languages = LANGUAGES.getOrDefault(word.norm(), 0);
                for (int i = 0; languages != 0; i++, languages >>= 1) {
                    others[i] += languages & 1;
                }
            }
            return new Hits(english, Arrays.stream(others).max().orElse(0));
        }
    }

    private static boolean isOtherScript(List<Word> words) {
        int latin = 0;
        int other = 0;
        for (Word word : words) {
            int first = word.norm().codePointAt(0);
            if (Character.isLetter(first)) {
                boolean isLatin =
                        first < ASCII_END || Character.UnicodeScript.of(first) == Character.UnicodeScript.LATIN;
                latin += isLatin ? 1 : 0;
                other += isLatin ? 0 : 1;
            }
        }
        return other > latin;
    }

    private static Map<String, Integer> languages() {
        Map<String, Integer> languages = new HashMap<>();
        for (int i = 0; i < OTHERS.size(); i++) {
            int language = 1 << i;
            OTHERS.get(i).forEach(word -> languages.merge(word, language, (one, more) -> one | more));
        }
        return Map.copyOf(languages);
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split("\\s+")));
    }
}
