package io.coachup.acceptance.monitoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a PromQL expression reads. Whether it is one at all is promtool's affair.
 *
 * @param selectors the series that it selects
 * @param kept labels of {@code by}, {@code on} and the like
 * @param dropped labels of {@code without}
 * @param made labels that {@code label_replace} makes
 */
record Promql(List<Selector> selectors, Set<String> kept, Set<String> dropped, Set<String> made) {

    /** A condition on a label, such as {@code status}, {@code =}, {@code error}. */
    record Matcher(String label, String operator, String value) {

        /** Whether a series has to have this value, not just another one. */
        boolean demands() {
            return !operator.startsWith("!");
        }

        boolean accepts(String given) {
            return operator.equals("=") ? given.equals(value) : given.matches(value);
        }
    }

    /** A metric, or several by {@code __name__=~"a|b"}, with conditions. */
    record Selector(List<String> names, List<Matcher> matchers) {}

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|\\d[\\w.]*(?:(?<=e)-\\d+)?|[a-zA-Z_:][\\w:]*|=~|!~|!=|[^\\s\\w]");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final Pattern LABEL_MADE = Pattern.compile(",\\s*\"(\\w+)\",\\s*\"\\$1\"");
    private static final Set<String> GROUPINGS = Set.of("by", "on", "ignoring", "group_left", "group_right", "without");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    static Promql of(String expression) {
        return new Reader(TOKEN.matcher(expression)
                        .results()
                        .map(MatchResult::group)
                        .toList())
                .read(LABEL_MADE.matcher(expression).results().map(label -> label.group(1)));
    }

    private static final class Reader {

        private final List<String> tokens;
        private final List<Selector> selectors = new ArrayList<>();
        private final Set<String> kept = new HashSet<>();
        private final Set<String> dropped = new HashSet<>();
        private int at;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        Promql read(Stream<String> made) {
            while (at < tokens.size()) {
                String token = tokens.get(at++);
                if (GROUPINGS.contains(token)) {
                    if (next("(")) {
                        (token.equals("without") ? dropped : kept).addAll(until(")"));
                    }
                } else if (token.equals("[")) {
                    until("]");
                } else if (token.equals("{")) {
                    selector(null);
                } else if (NAME.matcher(token).matches() && !WORDS.contains(token) && !isFunction()) {
                    selector(token);
                }
            }
            return new Promql(selectors, kept, dropped, Set.copyOf(made.toList()));
        }

        /** A function or an aggregation: {@code sum(} or {@code sum by (}. */
        private boolean isFunction() {
            return at < tokens.size() && Set.of("(", "by", "without").contains(tokens.get(at));
        }

        private void selector(String name) {
            List<String> names = name == null ? List.of() : List.of(name);
            List<Matcher> matchers = new ArrayList<>();
            if (name == null || next("{")) {
                List<String> inside = until("}");
                for (int i = 0; i + 2 < inside.size(); i += 3) {
                    String value =
                            inside.get(i + 2).substring(1, inside.get(i + 2).length() - 1);
                    if (inside.get(i).equals("__name__")) {
                        names = List.of(value.split("\\|"));
                    } else {
                        matchers.add(new Matcher(inside.get(i), inside.get(i + 1), value));
                    }
                }
            }
            selectors.add(new Selector(names, matchers));
        }

        private boolean next(String token) {
            boolean is = at < tokens.size() && tokens.get(at).equals(token);
            at += is ? 1 : 0;
            return is;
        }

        /** The tokens until this one, without commas. */
        private List<String> until(String end) {
            List<String> inside = new ArrayList<>();
            while (!tokens.get(at++).equals(end)) {
                if (!tokens.get(at - 1).equals(",")) {
                    inside.add(tokens.get(at - 1));
                }
            }
            return inside;
        }
    }
}
