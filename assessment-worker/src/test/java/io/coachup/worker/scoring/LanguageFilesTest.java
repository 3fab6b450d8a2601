package io.coachup.worker.scoring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachup.worker.scoring.skill.CriteriaFinder;
import io.coachup.worker.scoring.skill.MeasuredFinder;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service without one of its lists of words or phrases must not start: it would fail at somebody's job. */
class LanguageFilesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "words/en/common.txt",
                "words/en/function.txt",
                "words/en/without-meaning.txt",
                "words/others/german.txt",
                "phrases/en/innocent.txt"
            })
    void aListThatIsMissingStopsTheStart(String missing) throws Exception {
        try (Without loader = new Without(missing)) {
            Class<?> finder = loader.loadClass(CriteriaFinder.class.getName());
            Class<?> service = loader.loadClass(ScoringService.class.getName());
            Class<?> measured = loader.loadClass(MeasuredFinder.class.getName());

            assertThatThrownBy(() -> service.getConstructor(finder)
                            .newInstance(measured.getConstructor().newInstance()))
                    .rootCause()
                    .hasMessage("The resource " + missing + " is missing");
        }
    }

    /** Loads the service anew, from a program that lacks one resource. */
    private static final class Without extends URLClassLoader {

        private final String missing;

        Without(String missing) throws MalformedURLException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
            this.missing = missing;
        }

        @Override
        public URL getResource(String name) {
            return name.equals(missing) ? null : super.getResource(name);
        }

        private static URL[] classPath() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
                urls.add(Path.of(path).toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }
    }
}
