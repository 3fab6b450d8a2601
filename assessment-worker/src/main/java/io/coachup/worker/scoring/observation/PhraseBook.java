package io.coachup.worker.scoring.observation;

import io.coachup.worker.scoring.speech.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases of several signals in one tree of words, so that all are found in one walk. Phrases are separated by {@code |} or
 * line ends; a word with a closing {@code *} matches every word that begins so.
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

    PhraseBook(Map<Signal, String> phrases) {
        phrases.forEach((signal, list) -> list.lines()
                .flatMap(line -> List.of(line.split("\\|")).stream())
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .forEach(phrase -> add(signal, phrase)));
        for (Map.Entry<String, Node> entry : root.beginnings) {
            rootBeginnings
                    .computeIfAbsent(entry.getKey().charAt(0), letter -> new ArrayList<>())
                    .add(entry);
        }
    }

    private void add(Signal signal, String phrase) {
        Node node = root;
        for (String word : phrase.split(" +")) {
            node = node.next(word);
        }
        node.ends.add(signal);
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
