package io.coachup.worker.scoring.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;

/**
 * Finds the list of findings in whatever a model wrote around it: thoughts, greetings, code fences, a byte order mark, one more
 * object. Takes time linear in the length of the reply.
 */
final class ReplyDocument {

    /** How thoughts end, in the templates of the models that show them. */
    private static final List<String> ENDS_OF_THOUGHT =
            List.of("</think>", "</thinking>", "</thought>", "</reasoning>", "</seed:think>", "◁/think▷", "[/THINK]");

    private static final List<String> STARTS_OF_THOUGHT =
            List.of("<think>", "<thinking>", "<thought>", "<reasoning>", "<seed:think>", "◁think▷", "[THINK]");

    /** Where a list may begin that are looked at; a reply with more is no reply. */
    private static final int MAX_TRIES = 20;

    private final ObjectReader reader;

    ReplyDocument(ObjectMapper mapper) {
        JsonFactory lenient = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .build();
        this.reader = mapper.copyWith(lenient).reader();
    }

    /** The findings, an array; missing when the reply holds none. */
    JsonNode findings(String reply) {
        int thought = endOfThoughts(reply);
        JsonNode found = thought < 0 ? MissingNode.getInstance() : search(reply, thought);
        // What looked like the end of a thought may be part of what somebody said.
        return found.isMissingNode() && !isThoughtOnly(reply, thought) ? search(reply, 0) : found;
    }

    private static int endOfThoughts(String reply) {
        return ENDS_OF_THOUGHT.stream()
                .mapToInt(end -> {
                    int at = reply.lastIndexOf(end);
                    return at < 0 ? at : at + end.length();
                })
                .max()
                .orElse(-1);
    }

    /** Thoughts that were cut off may hold a draft, which is no answer. */
    private static boolean isThoughtOnly(String reply, int thought) {
        String start = reply.substring(0, Math.min(reply.length(), 100))
                .replace("\uFEFF", "")
                .strip();
        return thought < 0 && STARTS_OF_THOUGHT.stream().anyMatch(start::startsWith);
    }

    private JsonNode search(String reply, int from) {
        int at = next(reply, from);
        for (int tries = 0; at >= 0 && tries < MAX_TRIES; tries++) {
            int end = at + 1;
            try (JsonParser parser = reader.getFactory().createParser(reply.substring(at))) {
                JsonNode findings = findingsIn(reader.readTree(parser));
                if (findings.isArray()) {
                    return findings;
                }
                end = at + (int) parser.currentLocation().getCharOffset();
            } catch (IOException e) {
                // No JSON here; the parser's message would quote the reply.
            }
            at = next(reply, end);
        }
        return MissingNode.getInstance();
    }

    /** Where an object or a list of objects may begin. */
    private static int next(String reply, int from) {
        for (int i = from; i < reply.length(); i++) {
            char c = reply.charAt(i);
            if (c == '{' && isFollowedBy(reply, i, '"') || c == '[' && isFollowedBy(reply, i, '{')) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isFollowedBy(String reply, int at, char wanted) {
        int i = at + 1;
        while (i < reply.length() && Character.isWhitespace(reply.charAt(i))) {
            i++;
        }
        return i < reply.length() && reply.charAt(i) == wanted;
    }

    /** The list itself, or inside an object, or inside the only object of another. */
    private static JsonNode findingsIn(JsonNode json) {
        if (json.isArray()) {
            return json.path(0).has(FindingsSchema.ID) ? json : MissingNode.getInstance();
        }
        JsonNode criteria = json.path(FindingsSchema.CRITERIA);
        if (criteria.isArray()) {
            return criteria;
        }
        for (JsonNode inner : json) {
            if (inner.path(FindingsSchema.CRITERIA).isArray()) {
                return inner.path(FindingsSchema.CRITERIA);
            }
        }
        return MissingNode.getInstance();
    }
}
