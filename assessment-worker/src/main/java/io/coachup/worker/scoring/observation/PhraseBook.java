package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.language.LanguageFile;
import io.coachup.worker.scoring.speech.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Phrases of several signals in one tree of words, so that all are found in one walk. They are read from resources with one
 * phrase a line, under the name of their signal in brackets. In a phrase, {@code my/our} stands for either word, and a closing
 * {@code *} for every word that begins so.
 */
final class PhraseBook {

    private static final class Node {
        private final Map<String, Node> words = new HashMap<>();
        private final List<Map.Entry<String, Node>> beginnings = new ArrayList<>();
        private final List<Signal> ends = new ArrayList<>();

        private Node next(String word) {
            if (!word.endsWith("*")) {
                return words.computeIfAbsent(word, key -> new Node());
            }
            String beginning = word.substring(0, word.length() - 1);
            for (Map.Entry<String, Node> entry : beginnings) {
                if (entry.getKey().equals(beginning)) {
                    return entry.getValue();
                }
            }
            Node node = new Node();
            beginnings.add(Map.entry(beginning, node));
            return node;
        }
    }

    private final Node root = new Node();

    /** First letters after which a beginning may match, so that most words skip the list of beginnings. */
    private final Map<Character, List<Map.Entry<String, Node>>> rootBeginnings = new HashMap<>();

    private PhraseBook() {}

    /**
     * The phrases of some resources.
     *
     * @throws IllegalStateException when a resource is missing, or has a phrase under no signal
     */
    static PhraseBook read(String... paths) {
        PhraseBook book = new PhraseBook();
        for (String path : paths) {
            book.addAll(path);
        }
        for (Map.Entry<String, Node> entry : book.root.beginnings) {
            book.rootBeginnings
                    .computeIfAbsent(entry.getKey().charAt(0), letter -> new ArrayList<>())
                    .add(entry);
        }
        return book;
    }

    private void addAll(String path) {
        Signal signal = null;
        for (String line : LanguageFile.lines(path)) {
            if (line.startsWith("[")) {
                signal = Signal.valueOf(line.substring(1, line.length() - 1));
            } else if (signal == null) {
                throw new IllegalStateException(path + " has a phrase under no signal: " + line);
            } else {
                add(signal, line);
            }
        }
    }

    private void add(Signal signal, String phrase) {
        List<Node> nodes = List.of(root);
        for (String word : phrase.split(" +")) {
            nodes = nodes.stream()
                    .flatMap(node -> Stream.of(word.split("/")).map(node::next))
                    .toList();
        }
        nodes.forEach(node -> node.ends.add(signal));
    }

    /** The longest phrase of each signal that starts at a word: signal to index after its last word. */
    Map<Signal, Integer> startingAt(List<Word> words, int index) {
        String first = words.get(index).norm();
        Node exact = root.words.get(first);
        List<Map.Entry<String, Node>> beginnings = rootBeginnings.getOrDefault(first.charAt(0), List.of());
        if (exact == null && beginnings.isEmpty()) {
            return Map.of();
        }
        Map<Signal, Integer> found = new EnumMap<>(Signal.class);
        if (exact != null) {
            walk(exact, words, index + 1, found);
        }
        for (Map.Entry<String, Node> entry : beginnings) {
            if (first.startsWith(entry.getKey())) {
                walk(entry.getValue(), words, index + 1, found);
            }
        }
        return found;
    }

    private static void walk(Node node, List<Word> words, int index, Map<Signal, Integer> found) {
        for (Signal signal : node.ends) {
            found.merge(signal, index, Math::max);
        }
        if (index == words.size()) {
            return;
        }
        String word = words.get(index).norm();
        Node exact = node.words.get(word);
        if (exact != null) {
            walk(exact, words, index + 1, found);
        }
        for (Map.Entry<String, Node> entry : node.beginnings) {
            if (word.startsWith(entry.getKey())) {
                walk(entry.getValue(), words, index + 1, found);
            }
        }
    }
}
