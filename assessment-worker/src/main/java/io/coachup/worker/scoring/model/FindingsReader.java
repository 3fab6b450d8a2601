package io.coachup.worker.scoring.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.llm.ChatCompletion;
import io.coachup.worker.scoring.rubric.Criterion;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.skill.Finding;
import io.coachup.worker.scoring.skill.Findings;
import io.coachup.worker.scoring.skill.ScoringException;
import io.coachup.worker.scoring.transcript.JobTranscript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a model's reply and believes only what the transcript supports. */
final class FindingsReader {

    private static final int MAX_QUOTES = 3;
    private static final int MAX_SUGGESTION_CHARS = 200;

    private final ReplyDocument document;

    FindingsReader(ObjectMapper mapper) {
        this.document = new ReplyDocument(mapper);
    }

    /**
     * The findings of a reply. Unknown ids, repeated ids and everything else in the reply are ignored.
     *
     * @throws ScoringException when the reply holds no finding about the rubric
     */
    Findings read(ChatCompletion reply, Rubric rubric, JobTranscript transcript) {
        Set<String> expected =
                rubric.criteria().stream().map(Criterion::id).collect(Collectors.toCollection(HashSet::new));
        EvidenceCheck evidence = new EvidenceCheck(transcript);
        List<Finding> findings = new ArrayList<>();
        for (JsonNode node : document.findings(reply.text())) {
            String id = node.path(FindingsSchema.ID).asText().strip();
            if (expected.remove(id)) {
                findings.add(finding(id, node, evidence));
            }
        }
        if (findings.isEmpty()) {
            throw unreadable("the reply holds no criterion of the rubric");
        }
        return new Findings(findings, reply.model(), reply.usage(), evidence.rejected());
    }

    private static Finding finding(String id, JsonNode node, EvidenceCheck evidence) {
        List<String> spoken = evidence.spoken(quotes(node));
        if (node.path(FindingsSchema.MET).asBoolean(false)) {
            List<String> proof = evidence.proving(spoken);
            return new Finding(id, !proof.isEmpty(), proof, "");
        }
        return new Finding(
                id,
                false,
                spoken,
                suggestion(node.path(FindingsSchema.SUGGESTION).asText("")));
    }

    private static List<String> quotes(JsonNode node) {
        List<String> quotes = new ArrayList<>();
        if (node.path(FindingsSchema.QUOTES).isTextual()) {
            quotes.add(node.path(FindingsSchema.QUOTES).textValue());
        }
        for (JsonNode quote : node.path(FindingsSchema.QUOTES)) {
            if (quote.isTextual() && quotes.size() < MAX_QUOTES) {
                quotes.add(quote.textValue());
            }
        }
        return quotes;
    }

    /** A suggestion that quotes words of its own, or is no single short line, gives way to the rubric's advice. */
    private static String suggestion(String text) {
        String stripped = text.strip();
        if (stripped.endsWith(".")) {
            stripped = stripped.substring(0, stripped.length() - 1);
        }
        boolean plain = stripped.length() <= MAX_SUGGESTION_CHARS
                && stripped.chars().noneMatch(c -> c == '"' || c == '“' || c == '”' || Character.isISOControl(c));
        return plain ? stripped : "";
    }

    private static ScoringException unreadable(String message) {
        return new ScoringException(ScoringException.Reason.EXCEPTION, message, null);
    }
}
