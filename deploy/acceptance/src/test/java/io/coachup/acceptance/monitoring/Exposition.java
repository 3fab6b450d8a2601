package io.coachup.acceptance.monitoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The series that were scraped, and those that recording rules make of them. */
final class Exposition {

    private static final Pattern LINE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:\\\\.|[^\"\\\\])*)\"");
    private static final Set<String> OF_THE_TARGET = Set.of("job", "instance");

    private final Map<String, List<Map<String, String>>> series = new HashMap<>();

    /** Reads what services answer at {@code /metrics}. */
    static Exposition of(String text) {
        Exposition exposition = new Exposition();
        LINE.matcher(text).results().forEach(line -> {
            Map<String, String> labels = new HashMap<>();
            if (line.group(2) != null) {
                LABEL.matcher(line.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            exposition.named(line.group(1)).add(labels);
        });
        return exposition;
    }

    /** The names of the labels of each series of a name. */
    List<Set<String>> labels(String name) {
        return series.getOrDefault(name, List.of()).stream()
                .map(one -> (Set<String>) new HashSet<>(one.keySet()))
                .toList();
    }

    /** Adds what a recording rule makes of what is here. */
    void record(Rules.Rule rule) {
        Promql expression = Promql.of(rule.expr());
        Set<String> labels = new HashSet<>(expression.kept());
        if (!expression.dropped().isEmpty()) {
            expression.selectors().forEach(selector -> candidates(selector)
                    .forEach(one -> labels.addAll(one.keySet())));
            labels.addAll(expression.made());
            labels.removeAll(expression.dropped());
        }
        Map<String, String> made = new HashMap<>(rule.labels());
        labels.forEach(label -> made.put(label, null));
        named(rule.record()).add(made);
    }

    /** What an expression reads that isn't there; its values of labels are compared, too. */
    List<String> problems(String text) {
        Promql expression = Promql.of(text);
        List<String> problems = new ArrayList<>();
        Set<String> labels = new HashSet<>(OF_THE_TARGET);
        labels.addAll(expression.made());
        for (Promql.Selector selector : expression.selectors()) {
            selector.names().stream()
                    .filter(name -> !series.containsKey(name))
                    .forEach(name -> problems.add(name + " isn't exposed"));
            List<Map<String, String>> candidates = candidates(selector);
            candidates.forEach(candidate -> labels.addAll(candidate.keySet()));
            for (Promql.Matcher matcher : selector.matchers()) {
                if (candidates.stream().noneMatch(candidate -> candidate.containsKey(matcher.label()))) {
                    problems.add(selector.names() + " has no label " + matcher.label());
                } else if (matcher.demands()
                        && candidates.stream().noneMatch(candidate -> accepts(matcher, candidate))) {
                    problems.add(selector.names() + " has no series with " + matcher.label() + " " + matcher.operator()
                            + " " + matcher.value());
                }
            }
        }
        Set<String> grouped = new HashSet<>(expression.kept());
        grouped.addAll(expression.dropped());
        grouped.removeAll(labels);
        grouped.forEach(label -> problems.add("nothing in it has the label " + label));
        return problems;
    }

    private static boolean accepts(Promql.Matcher matcher, Map<String, String> labels) {
        return labels.containsKey(matcher.label())
                && (labels.get(matcher.label()) == null || matcher.accepts(labels.get(matcher.label())));
    }

    private List<Map<String, String>> candidates(Promql.Selector selector) {
        return selector.names().stream()
                .flatMap(name -> series.getOrDefault(name, List.of()).stream())
                .toList();
    }

    private List<Map<String, String>> named(String name) {
        return series.computeIfAbsent(name, _ -> new ArrayList<>());
    }
}
