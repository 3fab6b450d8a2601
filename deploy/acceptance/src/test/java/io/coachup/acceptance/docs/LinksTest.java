package io.coachup.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A reader who starts at the README finds every page, and no link leads nowhere. */
class LinksTest {

    private static final Map<Path, Page> PAGES = new TreeMap<>();

    @BeforeAll
    static void readPages() throws IOException {
        for (Path file : Checkout.files(file -> file.toString().endsWith(".md"))) {
            PAGES.put(file, Page.read(file));
        }
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Page page : PAGES.values()) {
            for (String link : page.relativeLinks()) {
                Path target = page.target(link);
                Page linked = PAGES.get(target);
                int mark = link.indexOf('#');
                boolean there = target.startsWith(Checkout.ROOT)
                        && Files.exists(target)
                        && (mark < 0 || linked != null && linked.anchors().contains(link.substring(mark + 1)));
                if (!there) {
                    broken.add(Checkout.ROOT.relativize(page.file()) + ": " + link);
                }
            }
        }

        assertThat(PAGES).hasSizeGreaterThan(40);
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheReadme() {
        Set<Path> reached = new HashSet<>();
        Deque<Path> next = new ArrayDeque<>(List.of(Checkout.ROOT.resolve("README.md")));
        while (!next.isEmpty()) {
            Page page = PAGES.get(next.pop());
            if (page != null && reached.add(page.file())) {
                page.relativeLinks().forEach(link -> {
                    Path target = page.target(link);
                    next.add(Files.isDirectory(target) ? target.resolve("README.md") : target);
                });
            }
        }

        assertThat(reached)
                .containsAll(
                        PAGES.keySet().stream().filter(LinksTest::isForReaders).toList());
    }

    /** Templates are read by GitHub; notes on test files stand beside them. */
    private static boolean isForReaders(Path file) {
        Path inside = Checkout.ROOT.relativize(file);
        return !inside.startsWith(".github") && !inside.toString().contains("src/test/");
    }
}
