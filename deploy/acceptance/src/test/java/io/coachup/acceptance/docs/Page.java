package io.coachup.acceptance.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown page.
 *
 * @param file where it is
 * @param anchors what can be linked to in it, as GitHub names headings
 * @param links the targets of its links and pictures, as they are written
 */
public record Page(Path file, Set<String> anchors, List<String> links) {

    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+?) *#*");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINK = Pattern.compile("\\[(?:[^\\[\\]]|\\[[^\\[\\]]*])*]\\(([^)\\s]+)[^)]*\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

    /** Reads a page. */
    public static Page read(Path file) throws IOException {
        return of(file, Files.readString(file));
    }

    static Page of(Path file, String text) {
        Set<String> anchors = new LinkedHashSet<>();
        List<String> links = new ArrayList<>();
        boolean fenced = false;
        for (String line : text.lines().toList()) {
            if (line.stripLeading().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                Matcher heading = HEADING.matcher(line);
                if (heading.matches()) {
                    anchors.add(unused(anchor(heading.group(1)), anchors));
                }
                LINK.matcher(CODE.matcher(line).replaceAll("code")).results().forEach(link -> links.add(link.group(1)));
            }
        }
        return new Page(file, anchors, links);
    }

    /** The targets of links within the repository. */
    List<String> relativeLinks() {
        return links.stream().filter(link -> !ELSEWHERE.matcher(link).matches()).toList();
    }

    /** The file or folder that a relative link leads to. */
    Path target(String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? file : file.resolveSibling(path).normalize();
    }

    private static String anchor(String heading) {
        return LINK.matcher(heading)
                .replaceAll(link -> link.group().replaceFirst("^\\[(.*)]\\(.*", "$1"))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                .replace(' ', '-');
    }

    private static String unused(String anchor, Set<String> used) {
        String candidate = anchor;
        for (int i = 1; used.contains(candidate); i++) {
            candidate = anchor + "-" + i;
        }
        return candidate;
    }
}
