package io.coachup.worker.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.testing.CpuTime;
import io.coachup.worker.scoring.HostileTexts;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What models write around the JSON they were asked for. The next oddity is one more row. */
class ReplyDocumentTest {

    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final String FINDING = "{\"id\":\"a\",\"met\":true,\"quotes\":[\"so\"],\"suggestion\":\"\"}";
    private static final String DRAFT = "{\"id\":\"draft\",\"met\":false}";
    private static final String PLAIN = "{\"criteria\":[" + FINDING + "]}";

    private final ReplyDocument document = new ReplyDocument(new ObjectMapper());

    /** Replies that hold the finding. */
    enum Understood {
        PLAIN_JSON(PLAIN),
        WITH_BYTE_ORDER_MARK("\uFEFF" + PLAIN),
        WITH_BLANK_LINES("\n\n  " + PLAIN + "\n\n"),
        FENCED("```json\n" + PLAIN + "\n```"),
        FENCED_WITHOUT_LANGUAGE("```\n" + PLAIN + "\n```"),
        FENCED_WITH_A_SENTENCE("Here is the assessment:\n```json\n" + PLAIN + "\n```\nLet me know!"),
        FENCE_NEVER_CLOSED("```json\n" + PLAIN),
        A_SENTENCE_BEFORE("Sure! Here you go: " + PLAIN),
        A_SENTENCE_AFTER(PLAIN + "\nHope this {helps}."),
        BRACES_BEFORE("I filled in {id} and [met]: " + PLAIN),
        THOUGHTS("<think>First, the quotes.</think>" + PLAIN),
        THOUGHTS_WITH_A_DRAFT("<think>Perhaps {\"criteria\":[" + DRAFT + "]}?</think>\n\n" + PLAIN),
        THOUGHTS_THAT_ONLY_END("The template began them. {\"criteria\":[" + DRAFT + "]}</think>" + PLAIN),
        EMPTY_THOUGHTS("<think>\n\n</think>\n" + PLAIN),
        THINKING("<thinking>Hm.</thinking>" + PLAIN),
        THOUGHTS_AFTER_A_BYTE_ORDER_MARK("\uFEFF\n<think>Hm.</think>" + PLAIN),
        THOUGHTS_OF_MAGISTRAL("[THINK]Hm {\"criteria\":[" + DRAFT + "]}[/THINK]" + PLAIN),
        THOUGHTS_OF_KIMI("◁think▷Hm.◁/think▷" + PLAIN),
        THOUGHTS_IN_A_FENCE("<think>Hm.</think>```json\n" + PLAIN + "\n```"),
        ANOTHER_OBJECT_BEFORE("{\"note\":\"as you asked\"}\n" + PLAIN),
        ANOTHER_OBJECT_AFTER(PLAIN + "\n{\"note\":\"done\"}"),
        TWICE(PLAIN + PLAIN),
        INSIDE_ANOTHER("{\"result\":" + PLAIN + "}"),
        ONLY_THE_LIST("[" + FINDING + "]"),
        ONLY_THE_LIST_FENCED("```json\n[ " + FINDING + " ]\n```"),
        A_TRAILING_COMMA("{\"criteria\":[" + FINDING + ",],}"),
        INDENTED("{\n  \"criteria\" : [\n    " + FINDING + "\n  ]\n}"),
        A_LINE_BREAK_IN_A_TEXT("{\"criteria\":[" + FINDING + "],\"note\":\"two\nlines\"}"),
        MORE_FIELDS("{\"level\":10,\"criteria\":[" + FINDING + "],\"score\":1}"),
        A_QUOTE_THAT_LOOKS_LIKE_THE_END_OF_A_THOUGHT(
                "{\"criteria\":[" + FINDING + ",{\"id\":\"b\",\"met\":true,\"quotes\":[\"say </think> twice\"]}]}");

        private final String reply;

        Understood(String reply) {
            this.reply = reply;
        }
    }

    /** Replies that hold none, whatever they look like. */
    enum NotUnderstood {
        NOTHING(""),
        A_REFUSAL("I'm sorry, I can't assess this person."),
        CUT_OFF(PLAIN.substring(0, PLAIN.length() - 10)),
        CUT_OFF_IN_A_THOUGHT("<think>Perhaps {\"criteria\":[" + DRAFT + "]}, but"),
        AN_ERROR("{\"error\":{\"message\":\"overloaded\"}}"),
        NO_LIST("{\"criteria\":\"all met\"}"),
        NUMBERS("[1,2,3]"),
        NULL("null"),
        A_TEXT("\"{}\"");

        private final String reply;

        NotUnderstood(String reply) {
            this.reply = reply;
        }
    }

    static Stream<String> texts() {
        return HostileTexts.all().keySet().stream();
    }

    @ParameterizedTest
    @EnumSource
    void theFindingIsFound(Understood reply) {
        JsonNode found = document.findings(reply.reply);

        assertThat(found.path(0).path("id").asText()).isEqualTo("a");
        assertThat(found.path(0).path("met").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoAnswerIsNone(NotUnderstood reply) {
        assertThat(document.findings(reply.reply).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void itIsFastWhateverTheModelWrites(String name) {
        String reply = HostileTexts.all().get(name);

        assertThat(document.findings(reply).isMissingNode()).isTrue();
        assertThat(CpuTime.leastOf(() -> document.findings(reply), LIMIT)).isLessThan(LIMIT);
    }
}
