package io.coachup.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.coachup.acceptance.Suite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The kill scenario has to notice the mistakes that it is there for; each is planted where somebody might make it. */
@Tag("long")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class PlantedBugsTest {

    private static final String PAUSE = "java.util.concurrent.locks.LockSupport.parkNanos(300_000_000L);";

    private static final Edit DELETE_BEFORE_FINALIZE = new Edit(
            "assessment-worker/src/main/java/io/coachup/worker/job/JobRunner.java",
            "progress.read(dequeue(delivery, pulse.index()));",
            "progress.read(dequeue(delivery, pulse.index())); source.done(delivery); " + PAUSE);

    private static final Edit JOB_AFTER_COMMIT = new Edit(
            "skills-service/src/main/java/io/coachup/skills/ingest/Ingest.java",
            "jobs.add(handle, session, NewJob.of(span.groupId(), span.startIndex(), span.endIndex(), request), now);",
            """
            NewJob job = NewJob.of(span.groupId(), span.startIndex(), span.endIndex(), request);
            Thread.startVirtualThread(() -> {
                %s
                database.inTransaction("planted", other -> { jobs.add(other, session, job, now); return null; });
            });
            """
                    .formatted(PAUSE));

    private static final Edit NO_UNIQUENESS = new Edit(
            "skills-service/src/main/java/io/coachup/skills/assessments/AssessmentStore.java",
            "on conflict (session_key, group_id) do nothing",
            "");

    private static final Edit DONE_IS_FORGOTTEN = new Edit(
            "skills-service/src/main/java/io/coachup/skills/jobs/AssessmentJobs.java",
            "return status.equals(\"done\");",
            "return false;");

    /** Makes it likely that the worker dies between the two. */
    private static final Edit PAUSE_BEFORE_DELETE = new Edit(
            "assessment-worker/src/main/java/io/coachup/worker/job/JobRunner.java",
            "telemetry.completed(progress.current(), progress.roundTime());",
            "telemetry.completed(progress.current(), progress.roundTime()); " + PAUSE);

    static final List<Edit> ALL =
            List.of(DELETE_BEFORE_FINALIZE, JOB_AFTER_COMMIT, NO_UNIQUENESS, DONE_IS_FORGOTTEN, PAUSE_BEFORE_DELETE);

    @Test
    void aMessageThatIsDeletedBeforeItsJobIsFinalized() throws Exception {
        try (Suite suite = PlantedSuite.start("delete-before-finalize", DELETE_BEFORE_FINALIZE)) {
            assertNoticed(suite, "assessment-worker", "jobs and queue are empty in time");
        }
    }

    @Test
    void aJobThatIsWrittenAfterItsTransaction() throws Exception {
        try (Suite suite = PlantedSuite.start("job-after-commit", JOB_AFTER_COMMIT)) {
            assertNoticed(suite, "skills-service", "assessed groups");
        }
    }

    @Test
    void aResultThatIsStoredAgain() throws Exception {
        try (Suite suite = PlantedSuite.start("no-uniqueness", NO_UNIQUENESS, DONE_IS_FORGOTTEN, PAUSE_BEFORE_DELETE)) {
            try (Connection database = DriverManager.getConnection(suite.database());
                    Statement statement = database.createStatement()) {
                statement.execute(
                        "alter table assessments drop constraint assessments_session_key_group_id_key cascade");
                statement.execute("alter table skill_assessments"
                        + " drop constraint skill_assessments_session_key_group_id_item_index_key");
            }
            assertNoticed(suite, "assessment-worker", "assessments, one a group");
        }
    }

    private static void assertNoticed(Suite suite, String victim, String what) {
        Throwable noticed = catchThrowable(() -> new KillScenario(suite, List.of(victim)).run());

        assertThat(noticed).isInstanceOf(AssertionError.class).hasMessageContaining(what);
    }
}
