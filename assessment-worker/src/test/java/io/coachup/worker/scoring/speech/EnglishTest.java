package io.coachup.worker.scoring.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.worker.scoring.transcript.JobTranscript;
import io.coachup.worker.scoring.transcript.TranscriptMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Yes.",
                "Leverage synergies!",
                "so i was in the war and an old man will die",
                "thank you thank you that means a lot",
                "Kubernetes pods restarted twice yesterday, latency doubled.",
                "yeah we're gonna ship it monday innit",
                "I had tacos al pastor con todo in Mexico City with my friend José",
                "No problem, Jean-Pierre et Marie agreed.",
                "mm-hmm",
                "5 5 5 1 2",
                "er um I would say it is a question of die and mold"
            })
    void thisIsEnglish(String said) {
        assertThat(speech(said).isInEnglish()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ich habe gestern mit ihm gesprochen und er war um acht da",
                "Kannst du mir bitte sagen, wie das geht?",
                "je ne sais pas ce que tu veux dire mais c'est bien",
                "yo creo que es muy importante para nosotros",
                "non lo so, ma è molto bello qui",
                "eu não sei o que você quer mas está bem",
                "ik weet het niet maar het is goed",
                "jag vet inte men det är bra",
                "nie wiem ale to jest bardzo dobre",
                "bu çok iyi ama ben bilmiyorum",
                "saya tidak tahu tapi ini bagus",
                "minä en tiedä mutta se on hyvä",
                "nem tudom de ez nagyon jó",
                "Mo fẹ́ràn iṣẹ́ mi gan an ni ilé iṣẹ́ wa lónìí pẹ̀lú àwọn ọ̀rẹ́ tó dára jù lọ",
                "я не знаю но это хорошо",
                "मुझे नहीं पता लेकिन यह अच्छा है",
                "لا أعرف ولكن هذا جيد",
                "我不知道但是这个很好",
                "わかりませんがこれはいいです",
                "ฉันไม่รู้แต่มันดี",
                "모르겠지만 이것은 좋아요"
            })
    void thisIsNot(String said) {
        assertThat(speech(said).isInEnglish()).isFalse();
    }

    @Test
    void whatIsSaidInAnotherLanguageInBetweenIsLeftOut() {
        ParsedSpeech speech = speech(
                "I told him that we need two more people for the night shift.",
                "und er war um acht da und ich bin nicht gegangen",
                "He said that it was fine with him, so we start on Monday.");

        assertThat(speech.isInEnglish()).isTrue();
        assertThat(speech.inEnglish().utterances())
                .extracting(SpeakerTurn::content)
                .containsExactly(
                        speech.utterances().get(0).content(),
                        speech.utterances().get(2).content());
    }

    @ParameterizedTest
    @CsvSource({"我不知道但是这个很好, 5", "わかりません, 2", "カタカナ, 2", "ฉันไม่รู้แต่มันดี, 3", "I like 寿司 a lot, 5", "моё имя, 2"})
    void scriptsWithoutSpacesHaveWords(String said, int words) {
        assertThat(speech(said).wordCount()).isEqualTo(words);
    }

    private static ParsedSpeech speech(String... said) {
        return ParsedSpeech.of(JobTranscript.of(IntStream.range(0, said.length)
                .mapToObj(i -> new TranscriptMessage("m" + i, "user", said[i], i))
                .toList()));
    }

    @Test
    void wordsOfAScriptWithoutSpacesArePiecesOfTheMessage() {
        String said = "我不知道但是";
        List<Word> words = speech(said).utterances().getFirst().words();

        assertThat(words)
                .extracting(word -> said.substring(word.start(), word.end()))
                .containsExactly("我不", "知道", "但是");
    }
}
