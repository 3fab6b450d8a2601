package io.coachup.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two things never have one name: whoever reads it in a log or a review knows which is meant. */
class ClassNamesTest {

    private static final String SOURCES = "/src/main/java/";

    /** One thing in several places: what each service calls skills-service with. */
    private static final Map<String, Set<String>> ON_PURPOSE =
            Map.of("SkillsClient", Set.of("assessment-worker", "speech-service"));

    @Test
    void noTwoClassesOfAllModulesShareAName() throws IOException {
        Map<String, Set<String>> places = places();

        assertThat(places).hasSizeGreaterThan(700).containsKeys("PublicEntry", "ServiceAddress", "SkillLevelRule");
        assertThat(places.entrySet().stream()
                        .filter(name -> name.getValue().size() > 1)
                        .filter(name -> !ON_PURPOSE
                                .getOrDefault(name.getKey(), Set.of())
                                .equals(name.getValue().stream()
                                        .map(ClassNamesTest::module)
                                        .collect(Collectors.toSet())))
                        .map(name -> name.getKey() + " in " + name.getValue()))
                .isEmpty();
        assertThat(places.keySet()).containsAll(ON_PURPOSE.keySet());
    }

    /** Files by the simple name of their class. */
    private static Map<String, Set<String>> places() throws IOException {
        return Checkout.files(file ->
                        file.toString().contains(SOURCES) && !file.endsWith("package-info.java") && isJava(file))
                .stream()
                .collect(Collectors.groupingBy(
                        file -> file.getFileName().toString().replace(".java", ""),
                        TreeMap::new,
                        Collectors.mapping(
                                file -> Checkout.ROOT.relativize(file).toString(),
                                Collectors.toCollection(TreeSet::new))));
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private static String module(String file) {
        return file.substring(0, file.indexOf(SOURCES));
    }
}
