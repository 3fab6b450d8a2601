package io.coachup.gateway.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What settings name of the framework's inside, where nobody would notice that an upgrade has moved it. */
class FrameworkNamesTest {

    private static final Pattern CATEGORY = Pattern.compile("quarkus\\.log\\.category\\.\"([^\"]+)\"\\.level");

    @Test
    void theLogCategoriesThatAreSetAreClasses() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        List<String> categories = settings.stringPropertyNames().stream()
                .map(CATEGORY::matcher)
                .filter(Matcher::matches)
                .map(category -> category.group(1))
                .toList();

        assertThat(categories).contains("io.vertx.core.http.impl.HttpClientRequestImpl");
        assertThat(categories).allSatisfy(category -> assertThatCode(
                        () -> Class.forName(category, false, getClass().getClassLoader()))
                .doesNotThrowAnyException());
    }
}
