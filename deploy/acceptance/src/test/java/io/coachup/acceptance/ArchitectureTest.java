package io.coachup.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the architecture, checked on the compiled classes of what is deployed. */
class ArchitectureTest {

    private static final Path ROOT = Path.of("..", "..");

    /** Module folder to root package. */
    private static final Map<String, String> SERVICES = Map.of(
            "gateway-service", "io.coachup.gateway",
            "speech-service", "io.coachup.speech",
            "skills-service", "io.coachup.skills",
            "assessment-worker", "io.coachup.worker");

    /** What marks a method that answers requests which may have a body. */
    private static final List<String> METHODS =
            List.of("jakarta.ws.rs.POST", "jakarta.ws.rs.PUT", "jakarta.ws.rs.PATCH", "jakarta.ws.rs.DELETE");

    private static final JavaClasses ALL = new ClassFileImporter()
            .importPaths(Stream.concat(SERVICES.keySet().stream(), Stream.of("common", "http", "llm", "skills-api"))
                    .map(module -> ROOT.resolve(module).resolve("target/classes"))
                    .toList());

    @ParameterizedTest
    @ValueSource(strings = {"gateway-service", "speech-service", "skills-service", "assessment-worker"})
    void aServiceDependsOnNoOtherService(String module) {
        String[] others = SERVICES.values().stream()
                .filter(root -> !root.equals(SERVICES.get(module)))
                .map(root -> root + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(SERVICES.get(module) + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(ALL);
    }

    @Test
    void sharedModulesDependOnNoService() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.coachup.common..", "io.coachup.http..", "io.coachup.llm..", "io.coachup.skillsapi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        SERVICES.values().stream().map(root -> root + "..").toArray(String[]::new))
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage("io.coachup.http..", "io.coachup.skillsapi..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.coachup.common..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage("io.coachup.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.coachup.common..", "io.coachup.llm..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage("io.coachup.common..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.coachup.http..", "io.coachup.llm..")
                .check(ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.coachup.gateway.(*)..",
                "io.coachup.speech.(*)..",
                "io.coachup.skills.(*)..",
                "io.coachup.worker.(*)..",
                "io.coachup.llm.(*)..",
                "io.coachup.skillsapi.(*)..",
                "io.coachup.common.(*).."
            })
    void capabilitiesFormNoCycles(String slices) {
        slices().matching(slices).should().beFreeOfCycles().check(ALL);
    }

    @Test
    void packagesAreCapabilitiesNotLayers() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..controllers..",
                        "..controller..",
                        "..dto..",
                        "..utils..",
                        "..util..",
                        "..models..",
                        "..impl..",
                        "..services..",
                        "..repository..",
                        "..helpers..")
                .check(ALL);
    }

    @Test
    void onlySkillsServiceTouchesADatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.coachup.skills..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..")
                .check(ALL);
    }

    @Test
    void resourcesReadBodiesWithinLimitsOnly() {
        List<JavaParameter> bodies = ALL.stream()
                .filter(type -> type.getSimpleName().endsWith("Resource"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> METHODS.stream().anyMatch(method::isAnnotatedWith))
                .flatMap(method -> method.getParameters().stream())
                .filter(parameter -> parameter.getAnnotations().isEmpty())
                .toList();

        // What the framework would read itself, it would read whole.
        assertThat(bodies).hasSizeGreaterThan(10).allSatisfy(body -> assertThat(
                        body.getRawType().getName())
                .as(body.getDescription())
                .isEqualTo("java.io.InputStream"));
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.fasterxml.jackson.databind.ObjectMapper")
                .check(ALL);
    }

    @Test
    void nothingThatRunsOrPassesIsStatic() {
        fields().that().areStatic().should(StaticState.holdNoneOfIt()).check(ALL);
        classes().should(StaticState.beMadeWithoutIt()).check(ALL);
    }

    @ParameterizedTest
    @ValueSource(classes = {Planted.Generator.class, Planted.Held.class, Planted.Open.class})
    void aPlantedStaticFieldIsRefused(Class<?> planted) {
        JavaClasses classes = new ClassFileImporter().importClasses(planted, Planted.Holder.class);

        assertThatThrownBy(() -> fields().that()
                        .areStatic()
                        .should(StaticState.holdNoneOfIt())
                        .check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(planted.getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(classes = {Planted.Started.class, Planted.Dated.class, Planted.Named.class})
    void aPlantedStartOfAClassIsRefused(Class<?> planted) {
        JavaClasses classes = new ClassFileImporter().importClasses(planted);

        assertThatThrownBy(() -> classes().should(StaticState.beMadeWithoutIt()).check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(planted.getSimpleName());
    }

    /** What the rules are there for. */
    static final class Planted {

        static final class Generator {
            static final Random RANDOM = new Random();
        }

        static final class Holder {
            final Random random = new Random();
        }

        static final class Held {
            static final Holder HOLDER = new Holder();
        }

        static final class Open {
            static final InputStream NOTHING = InputStream.nullInputStream();
        }

        static final class Started {
            static final long NANOS = System.nanoTime();
        }

        static final class Dated {
            static final int YEAR = LocalDate.now(ZoneOffset.UTC).getYear();
        }

        static final class Named {
            static final String ID = UUID.randomUUID().toString();
        }
    }

    @Test
    void everyServiceHasTheSameShape() {
        assertThat(SERVICES).allSatisfy((module, root) -> {
            Path folder = ROOT.resolve(module);
            assertThat(folder.resolve("src/main/resources/application.properties"))
                    .content()
                    .contains("quarkus.application.name=" + module)
                    .contains("coachup.log.service=");
            assertThat(Files.isDirectory(folder.resolve("src/main/java/" + root.replace('.', '/'))))
                    .isTrue();
            assertThat(ownClasses(root)).isNotEmpty();
            assertThat(folder.resolve("README.md")).exists();
        });
    }

    @Test
    void everyClassOfAServiceLivesInACapabilityPackage() {
        assertThat(SERVICES.values()).allSatisfy(root -> assertThat(ownClasses(root))
                .extracting(JavaClass::getPackageName)
                .doesNotContain(root));
    }

    private static List<JavaClass> ownClasses(String root) {
        return ALL.stream()
                .filter(type -> type.getPackageName().equals(root)
                        || type.getPackageName().startsWith(root + "."))
                .toList();
    }
}
