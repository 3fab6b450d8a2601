package io.coachup.local.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Sums the test reports of all modules. One source file that needs nothing else, so that {@code java} runs it also when
 * the build broke.
 *
 * @param passed tests that ran and did not fail
 * @param failed tests that failed or broke, and one more when the build broke
 * @param failures each test that failed or broke, as {@code class.method: what it said}
 * @param classes every test class with the time it took
 */
public record TestSummary(int passed, int failed, List<String> failures, List<TimedClass> classes) {

    private static final Path REPORTS = Path.of("target", "surefire-reports");
    /** Of the tests that run alone; a class may have reports in both. */
    private static final Path TIMING_REPORTS = REPORTS.resolve("timing");

    private static final int SLOWEST = 10;
    private static final int SAID_MAX = 200;

    /**
     * A test class.
     *
     * @param name its whole name
     * @param seconds time of all its tests, starts of what they need included
     */
    public record TimedClass(String name, double seconds) {}

    /**
     * Arguments: the checkout, and the exit code of a build that goes on when tests fail. The exit code is 0 when all
     * is well.
     */
    static void main(String[] arguments) throws IOException {
        TestSummary tests = of(Path.of(arguments[0]));
        TestSummary all = tests.andBuild(Integer.parseInt(arguments[1]));
        if (all.failed() > tests.failed()) {
            System.out.println("The build broke outside the tests, or before them; this counts as one failure.");
        }
        System.out.println("The slowest test classes:");
        all.slowest().forEach(System.out::println);
        if (!all.failures().isEmpty()) {
            System.out.println("What failed:");
            all.failures().forEach(System.out::println);
        }
        System.out.println(all.line());
        System.exit(all.failed() == 0 && all.passed() > 0 ? 0 : 1);
    }

    /** The sum of all {@code TEST-*.xml} in {@code target/surefire-reports} and its folder {@code timing}, below this folder. */
    public static TestSummary of(Path root) throws IOException {
        int passed = 0;
        int failed = 0;
        List<String> failures = new ArrayList<>();
        List<TimedClass> classes = new ArrayList<>();
        for (Path report : reports(root)) {
            Element suite = parse(report);
            int broken = count(suite, "failures") + count(suite, "errors");
            failed += broken;
            passed += count(suite, "tests") - broken - count(suite, "skipped");
            failures.addAll(failures(suite));
            classes.add(new TimedClass(suite.getAttribute("name"), seconds(suite)));
        }
        failures.sort(Comparator.naturalOrder());
        return new TestSummary(passed, failed, List.copyOf(failures), List.copyOf(classes));
    }

    /** With one failure more when the build broke, whether tests failed beside it or not. */
    public TestSummary andBuild(int exitCode) {
        return exitCode == 0 ? this : new TestSummary(passed, failed + 1, failures, classes);
    }

    /** The ten slowest classes, the slowest first: {@code 12.3 s  io.coachup.SomeTest}. */
    public List<String> slowest() {
        return classes.stream()
                .sorted(Comparator.comparingDouble(TimedClass::seconds).reversed())
                .limit(SLOWEST)
                .map(one -> String.format(Locale.ROOT, "%6.1f s  %s", one.seconds(), one.name()))
                .toList();
    }

    /** {@code N passed, N failed}. */
    public String line() {
        return passed + " passed, " + failed + " failed";
    }

    private static List<Path> reports(Path root) throws IOException {
        try (Stream<Path> files = Files.find(root, 7, (path, _) -> isReport(path))) {
            return files.toList();
        }
    }

    private static boolean isReport(Path path) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        return name.startsWith("TEST-")
                && name.endsWith(".xml")
                && (path.getParent().endsWith(REPORTS) || path.getParent().endsWith(TIMING_REPORTS));
    }

    private static Element parse(Path report) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(report.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("The test report " + report + " can't be read.", e);
        }
    }

    private static List<String> failures(Element suite) {
        List<String> failures = new ArrayList<>();
        for (String kind : List.of("failure", "error")) {
            NodeList problems = suite.getElementsByTagName(kind);
            for (int i = 0; i < problems.getLength(); i++) {
                failures.add(failure((Element) problems.item(i)));
            }
        }
        return failures;
    }

    private static String failure(Element problem) {
        Element test = (Element) problem.getParentNode();
        // What broke before its first test has no method.
        String name = Stream.of(test.getAttribute("classname"), test.getAttribute("name"))
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining("."));
        return name + ": " + said(problem);
    }

    /**
     * The message in one line, because those of assertions begin with "Expecting:"; without one the first line of the
     * stack trace, which names the exception.
     */
    private static String said(Element problem) {
        String message = problem.getAttribute("message").strip().replaceAll("\\s+", " ");
        String line =
                message.isEmpty() ? problem.getTextContent().lines().findFirst().orElse("") : message;
        return line.length() <= SAID_MAX ? line : line.substring(0, SAID_MAX) + "…";
    }

    /** Surefire writes thousands with a comma. */
    private static double seconds(Element suite) {
        String value = suite.getAttribute("time").replace(",", "");
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }

    private static int count(Element suite, String attribute) {
        String value = suite.getAttribute(attribute);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }
}
