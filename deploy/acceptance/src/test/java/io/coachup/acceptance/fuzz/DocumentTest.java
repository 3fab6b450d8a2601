package io.coachup.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.acceptance.Client;
import io.coachup.acceptance.fuzz.ApiDocument.Operation;
import io.coachup.acceptance.fuzz.Wire.Reply;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API document is true: what it says of requests and answers is how the running suite behaves. */
class DocumentTest {

    private static final FuzzSuite SUITE = FuzzSuite.running();
    private static final Schemas SCHEMAS = new Schemas(SUITE.document());
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Documented, but not part of the answer to the example. */
    private static final Set<String> SOMETIMES = Set.of(
            "skill",
            "model",
            "clientDetectMs",
            "deduped",
            "skipped",
            "nextCursor",
            "trackedSkillIdHash",
            "contentType",
            "rubricVersion",
            "createdAt",
            "updatedAt",
            "message");

    private static final String ONLY_WITHOUT_A_SUMMARY = "POST /api/v1/session-summary/generate status";

    static Stream<Operation> documented() {
        return SUITE.document().operations().stream().filter(Operation::isDocumented);
    }

    static Stream<Operation> withBody() {
        // A report without an answer may hold anything.
        return documented().filter(operation -> !operation.body().isMissingNode() && operation.success() == 200);
    }

    @Test
    void thePartsOfAllServicesAreThere() {
        assertThat(SUITE.document().root().has("x-unavailable")).isFalse();
        assertThat(SUITE.document().operations())
                .hasSizeGreaterThan(30)
                .allSatisfy(operation -> assertThat(operation.path()).doesNotContain("internal"));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void theExampleIsAnsweredAsDocumented(Operation operation) throws Exception {
        Reply reply = SUITE.wire().send(SUITE.personFor(operation).example(operation));

        assertThat(reply.status()).as(reply.body()).isEqualTo(operation.success());
        if (operation.success() == 204) {
            assertThat(reply.body()).isEmpty();
        } else if (operation.answersAStream()) {
            assertThat(reply.header("content-type").getFirst()).startsWith("text/event-stream");
        } else {
            JsonNode answer = MAPPER.readTree(reply.body());
            assertThat(SCHEMAS.violations(operation.answer(), answer, "")).isEmpty();
            assertThat(operation.answer().path("properties").fieldNames())
                    .toIterable()
                    .allMatch(name -> answer.has(name)
                            || SOMETIMES.contains(name)
                            || ONLY_WITHOUT_A_SUMMARY.equals(operation + " " + name));
        }
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void withoutARequiredFieldTheExampleIsRefused(Operation operation) throws Exception {
        Person person = SUITE.personFor(operation);
        assertThat(operation.bodyExample().isObject()).isTrue();
        assertThat(SCHEMAS.violations(operation.body(), operation.bodyExample(), ""))
                .isEmpty();
        for (String field : Schemas.required(operation.body())) {
            ObjectNode body = operation.bodyExample().deepCopy();
            body.remove(field);

            Reply reply = SUITE.wire().send(person.call(operation, body.toString()));

            assertThat(reply.status()).as(field + ": " + reply.body()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void withoutAnOptionalFieldTheExampleIsAccepted(Operation operation) throws Exception {
        ObjectNode body = operation.bodyExample().deepCopy();
        body.retain(Schemas.required(operation.body()));

        Reply reply = SUITE.wire().send(SUITE.personFor(operation).call(operation, body.toString()));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("documented")
    void whoMayCallIsAsDocumented(Operation operation) throws Exception {
        Call call = SUITE.personFor(operation).example(operation).without("authorization");

        assertThat(SUITE.wire().send(call).status()).isEqualTo(operation.isForNobody() ? operation.success() : 401);
    }

    @Test
    void everythingThatIsRoutedIsDescribed() {
        assertThat(SUITE.document().operations()).allMatch(Operation::isDocumented);
    }

    @Test
    void theDocumentIsPublicAndTheSameForAll() {
        assertThat(Client.nobody(SUITE.suite()).get("/openapi").json())
                .isEqualTo(SUITE.document().root());
    }
}
