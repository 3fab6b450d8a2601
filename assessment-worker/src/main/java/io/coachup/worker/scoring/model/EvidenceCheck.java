package io.coachup.worker.scoring.model;

import io.coachup.worker.scoring.transcript.JobTranscript;
import io.coachup.worker.scoring.transcript.QuoteCheck;
import java.util.ArrayList;
import java.util.List;

/**
 * Accepts a model's quotes as evidence: they must be the speaker's words, long enough to prove something, and the same words
 * prove only a few criteria. So a model that was talked into "all criteria met" finds no support for it.
 */
final class EvidenceCheck {

    /** Criteria that the same words may prove. */
    private static final int MAX_USES = 2;

    /** Shorter words prove nothing; counted in characters, because not every script has spaces. */
    private static final int MIN_CHARS = 8;

    private final QuoteCheck quotes;
    private final List<String> used = new ArrayList<>();
    private int rejected;

    EvidenceCheck(JobTranscript transcript) {
        this.quotes = new QuoteCheck(transcript);
    }

    /** Quotes that were not accepted so far. */
    int rejected() {
        return rejected;
    }

    /** The quotes that the speaker did say; the others are counted. */
    List<String> spoken(List<String> candidates) {
        List<String> spoken = new ArrayList<>();
        for (String candidate : candidates) {
            quotes.verified(candidate).ifPresentOrElse(spoken::add, () -> rejected++);
        }
        return spoken;
    }

    /** Those of the spoken quotes that may still prove a criterion; the others are counted. */
    List<String> proving(List<String> spoken) {
        List<String> proving = new ArrayList<>();
        for (String quote : spoken) {
            if (quote.length() < MIN_CHARS || usesOf(quote) >= MAX_USES) {
                rejected++;
            } else {
                used.add(quote);
                proving.add(quote);
            }
        }
        return proving;
    }

    /** Overlapping quotes count as the same words. */
    private long usesOf(String quote) {
        return used.stream()
                .filter(other -> other.contains(quote) || quote.contains(other))
                .count();
    }
}
