package io.coachup.local.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Sums the test reports of all modules. One source file that needs nothing else, so that {@code java} runs it also when
 * the build broke.
 *
 * @param passed tests that ran and did not fail
 * @param failed tests that failed or broke
 * @param classes every test class with the time it took
 */
public record TestSummary(int passed, int failed, List<TimedClass> classes) {

    private static final int SLOWEST = 10;

    /**
     * A test class.
     *
     * @param name its whole name
     * @param seconds time of all its tests, starts of what they need included
     */
    public record TimedClass(String name, double seconds) {}

    /** Arguments: the checkout, and the exit code of the build. The exit code is 0 when all is well. */
    static void main(String[] arguments) throws IOException {
        TestSummary tests = of(Path.of(arguments[0]));
        TestSummary all = tests.andBuild(Integer.parseInt(arguments[1]));
        if (all.failed() > tests.failed()) {
            System.out.println("The build broke outside the tests, or before them; this counts as one failure.");
        }
        System.out.println("The slowest test classes:");
        all.slowest().forEach(System.out::println);
        System.out.println(all.line());
        System.exit(all.failed() == 0 && all.passed() > 0 ? 0 : 1);
    }

    /** The sum of all {@code target/surefire-reports/TEST-*.xml} below this folder. */
    public static TestSummary of(Path root) throws IOException {
        int passed = 0;
        int failed = 0;
        List<TimedClass> classes = new ArrayList<>();
        for (Path report : reports(root)) {
            Element suite = parse(report);
            int broken = count(suite, "failures") + count(suite, "errors");
            failed += broken;
            passed += count(suite, "tests") - broken - count(suite, "skipped");
            classes.add(new TimedClass(suite.getAttribute("name"), seconds(suite)));
        }
        return new TestSummary(passed, failed, List.copyOf(classes));
    }

    /** With one failure more, when the build failed although no test did. */
    public TestSummary andBuild(int exitCode) {
        return exitCode != 0 && failed == 0 ? new TestSummary(passed, 1, classes) : this;
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
        try (Stream<Path> files = Files.find(root, 6, (path, _) -> isReport(path))) {
            return files.toList();
        }
    }

    private static boolean isReport(Path path) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        return name.startsWith("TEST-")
                && name.endsWith(".xml")
                && path.getParent().endsWith(Path.of("target", "surefire-reports"));
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
