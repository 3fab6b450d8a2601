package io.coachup.acceptance.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.acceptance.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./coachup release} in a clone of this checkout. */
class ReleaseTest {

    /** An image that isn't ours has this version. */
    private static final String VERSION_OF_SOMETHING_ELSE = "1.7.1";

    @TempDir
    Path folder;

    private Clone clone;

    @BeforeEach
    void cloneThisCheckout() throws Exception {
        clone = Clone.into(folder.resolve("clone"));
        // As they are now, committed or not.
        for (String file : new String[] {"coachup", "deploy/release/release.sh"}) {
            Path copy = clone.folder().resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(
                    Suite.ROOT.resolve(file),
                    copy,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        noteInChangelog("- Something that people see.");
        clone.git("add", "--all");
        clone.git("commit", "--allow-empty", "-qm", "What is released");
    }

    @Test
    void aReleaseHasItsVersionEverywhereAndTheCheckoutGoesOnWithTheNext() throws Exception {
        Clone.Result released = clone.run("coachup", "release", "91.7.3");

        assertThat(released.output()).contains("Released 91.7.3 as the tag v91.7.3");
        assertThat(released.exitCode()).isZero();
        assertThat(clone.git("status", "--porcelain")).isEmpty();
        assertThat(clone.git("log", "-2", "--format=%s")).isEqualTo("Begin 91.8.0-SNAPSHOT\nRelease 91.7.3");
        assertThat(clone.git("cat-file", "-t", "v91.7.3")).isEqualTo("tag");
        assertThat(clone.git("rev-parse", "v91.7.3^{commit}")).isEqualTo(clone.git("rev-parse", "HEAD~1"));
        assertThat(clone.git("grep", "-c", "<version>91.7.3</version>", "v91.7.3", "--", "pom.xml", "*/pom.xml"))
                .contains("v91.7.3:pom.xml:", "v91.7.3:skills-service/pom.xml:", "v91.7.3:deploy/local/pom.xml:");
        assertThat(clone.git("show", "v91.7.3:CHANGELOG.md"))
                .containsPattern("## \\[91\\.7\\.3] - \\d{4}-\\d\\d-\\d\\d\n");
        assertThat(clone.git("show", "v91.7.3:k8s/base/kustomization.yaml"))
                .contains("newTag: 91.7.3\n")
                .doesNotContain("newTag: 0");
        assertThat(clone.git("show", "v91.7.3:k8s/components/native/kustomization.yaml"))
                .contains("newTag: 91.7.3-native\n")
                .doesNotContain("newTag: 0");
        assertThat(clone.git("show", "v91.7.3:deploy/docker/Dockerfile.jvm")).contains("ARG VERSION=91.7.3\n");
        assertThat(Files.readString(clone.folder().resolve("pom.xml"))).contains("<version>91.8.0-SNAPSHOT</version>");
    }

    @Test
    void whatIsNoReleaseIsRefusedAndChangesNothing() throws Exception {
        String before = clone.git("rev-parse", "HEAD");
        clone.git("tag", "v91.0.0");

        assertRefused("91.7", "A release has a version such as 1.4.0, not '91.7'.");
        assertRefused("91.0.0", "There is a release 91.0.0 already.");
        Files.writeString(clone.folder().resolve("left-over"), "");
        assertRefused("91.7.3", "There are changes that are not committed: commit or remove them first.");
        Files.delete(clone.folder().resolve("left-over"));
        Files.writeString(
                clone.folder().resolve("CHANGELOG.md"), "# Changelog\n\n## [Unreleased]\n\n## [0.0.1]\n\n- Old.\n");
        clone.git("commit", "-qam", "Nothing new");
        assertRefused("91.7.3", "CHANGELOG.md says nothing under [Unreleased]: there is nothing to release.");

        assertThat(clone.git("rev-parse", "HEAD~1")).isEqualTo(before);
        assertThat(clone.git("tag", "--list", "v91*")).isEqualTo("v91.0.0");
    }

    @Test
    void aReleaseThatFailsInTheMiddleLeavesEverythingAsItWas() throws Exception {
        Path called = folder.resolve("called");
        replaceMaven("[ ! -e '" + called + "' ] || exit 7; touch '" + called + "'; echo >> pom.xml");
        String before = clone.git("rev-parse", "HEAD");

        Clone.Result failed = clone.run("coachup", "release", "91.7.3");

        assertThat(called).exists();
        assertThat(failed.output()).doesNotContain("Released");
        assertThat(failed.exitCode()).isEqualTo(7);
        assertThat(clone.git("rev-parse", "HEAD")).isEqualTo(before);
        assertThat(clone.git("status", "--porcelain")).isEmpty();
        assertThat(clone.git("tag", "--list", "v91*")).isEmpty();
    }

    @Test
    void imagesOfOthersKeepTheirVersionsAndTheNextReleaseIsAboveTheLast() throws Exception {
        replaceMaven("echo >> pom.xml");
        Path manifest = clone.folder().resolve("k8s/base/kustomization.yaml");
        Files.writeString(
                manifest, Files.readString(manifest).replaceAll("newTag: .*", "newTag: " + VERSION_OF_SOMETHING_ELSE));
        clone.git("commit", "-qam", "As if it had been released");
        assertRefused(
                "1.6.9",
                "The release before is " + VERSION_OF_SOMETHING_ELSE
                        + ": the next one has a version above it, not 1.6.9.");

        assertThat(clone.run("coachup", "release", "1.10.0").exitCode()).isZero();

        assertThat(clone.git("show", "v1.10.0:k8s/base/kustomization.yaml")).contains("newTag: 1.10.0\n");
        assertThat(clone.git("grep", "-h", "softwaremill/elasticmq:", "v1.10.0", "--", "k8s", "deploy/docker")
                        .lines())
                .isNotEmpty()
                .allMatch(line -> line.endsWith("elasticmq:" + VERSION_OF_SOMETHING_ELSE));
    }

    private void replaceMaven(String script) throws Exception {
        Files.writeString(clone.folder().resolve("mvnw"), "#!/bin/sh\n" + script + "\n");
        clone.git("commit", "-qam", "Another Maven");
    }

    private void assertRefused(String version, String sentence) {
        Clone.Result result = clone.run("coachup", "release", version);

        assertThat(result.output().trim()).isEqualTo(sentence);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    private void noteInChangelog(String line) throws Exception {
        Path changelog = clone.folder().resolve("CHANGELOG.md");
        String text = Files.readString(changelog);
        Files.writeString(changelog, text.replace("## [Unreleased]\n", "## [Unreleased]\n\n" + line + "\n"));
    }
}
