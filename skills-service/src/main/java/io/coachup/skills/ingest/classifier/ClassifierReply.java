package io.coachup.skills.ingest.classifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.skills.ingest.Classification;
import io.coachup.skills.ingest.Decision;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads a model's opinion, whatever stands around it; what it says beside decision and confidence is left out. */
final class ClassifierReply {

    /** What a model may decide, by its word. */
    static final Map<String, Decision> DECISIONS = new TreeMap<>(Map.of(
            "start", Decision.START,
            "continue", Decision.CONTINUE,
            "end", Decision.END,
            "one_off", Decision.ONE_OFF,
            "abstain", Decision.ABSTAIN));

    private static final Classification UNREADABLE = new Classification(Decision.ABSTAIN, 0, "parse_error");

    private final ObjectMapper mapper = new ObjectMapper();

    /** The opinion in a reply: an unknown decision abstains, a confidence that is none is 0. */
    Classification read(String reply) {
        int start = reply.indexOf('{');
        int end = reply.lastIndexOf('}');
        if (start < 0 || end < start) {
            return UNREADABLE;
        }
        try {
            JsonNode opinion = mapper.readTree(reply.substring(start, end + 1));
            String word = opinion.path("decision").asText().strip().toLowerCase(Locale.ROOT);
            return new Classification(
                    DECISIONS.getOrDefault(word, Decision.ABSTAIN), confidence(opinion.path("confidence")), "model");
        } catch (JsonProcessingException e) {
            return UNREADABLE;
        }
    }

    private static double confidence(JsonNode value) {
        double confidence = value.asDouble(0);
        return confidence >= 0 && confidence <= 1 ? confidence : 0;
    }
}
