package io.coachup.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands that the README shows, against a running suite. */
class CommandsTest {

    private static final Pattern CASE = Pattern.compile("(?m)^  ([a-z|\\- ]+)\\)");
    private static final Pattern SHOWN = Pattern.compile("\\./coachup ([a-z]+)");

    private final Suite suite = Suite.shared();

    @Test
    void tokenPrintsATokenThatOpensTheChat() {
        List<String> lines = suite.coachup("token", "ada").lines().toList();

        assertThat(lines.getLast()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(Client.withToken(suite, lines.getLast())
                        .get("/api/v1/skills/tracked")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void hashTellsHowLogsNameAnIdUnderThePresentSaltAndTheOneBefore() {
        String person = "person-" + UUID.randomUUID();
        String session = "session-" + UUID.randomUUID();
        Client.of(suite, person)
                .with("x-tracked-skill-id", "clarity_eloquence")
                .get("/api/v1/transcripts?sessionId=" + session + "&groupId=grp_1");

        List<String> persons = hashes("person", person);
        String line = suite.log("skills-service").stream()
                .filter(text -> persons.stream().anyMatch(text::contains))
                .findFirst()
                .orElseThrow();
        for (String found : List.of("session " + session, "group grp_1", "tracked skill clarity_eloquence")) {
            int id = found.lastIndexOf(' ');
            assertThat(hashes(found.substring(0, id), found.substring(id + 1)))
                    .anySatisfy(hash -> assertThat(line).contains('"' + hash + '"'));
        }
    }

    /** With the salts of the suite's folder, of which a runbook's test may have made a new one. */
    private List<String> hashes(String kind, String id) {
        return suite.coachup("hash", id)
                .lines()
                .filter(text -> text.startsWith(kind + " "))
                .map(text -> text.substring(kind.length()).trim())
                .toList();
    }

    @Test
    void demoShowsReplyAssessmentQuotesAndLevels() {
        String shown = suite.coachup("demo", "--conversation", "excellent");

        assertThat(shown)
                .contains("Clarity & Eloquence: level 10")
                .contains("feedback: ", "said: Please approve 12,000 by Friday for the first three months")
                .containsPattern("Levels now\\s+clarity_eloquence: 1");
    }

    @Test
    void helpNamesEveryCommandThatThereIsAndThatTheReadmesShow() throws IOException {
        String script = Files.readString(Suite.ROOT.resolve("coachup"));
        Set<String> known = new TreeSet<>();
        CASE.matcher(script.substring(script.indexOf("case $command in")))
                .results()
                .forEach(branch -> known.addAll(List.of(branch.group(1).split(" \\| "))));
        // Of the build alone, and another name of help.
        known.removeAll(Set.of("ensure-stack", "-h", "--help"));
        Set<String> shown = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Suite.ROOT, 3)) {
            for (Path readme : files.filter(file -> file.endsWith("README.md")).toList()) {
                SHOWN.matcher(Files.readString(readme)).results().forEach(command -> shown.add(command.group(1)));
            }
        }
        String help = suite.coachup("help");

        assertThat(known).contains("up", "bench").containsAll(shown);
        assertThat(shown).contains("up", "test");
        assertThat(known).allSatisfy(command -> assertThat(help).containsPattern("(?m)^  " + command + "\\b"));
    }
}
