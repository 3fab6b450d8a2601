package io.coachup.skills.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.skills.assessments.Result;
import io.coachup.skills.assessments.ResultReader;
import io.coachup.skills.support.Written;
import io.coachup.skillsapi.assessments.DeadJob;
import io.coachup.skillsapi.assessments.FinalizeRequest;
import io.coachup.skillsapi.assessments.LoadRequest;
import io.coachup.skillsapi.assessments.SliceIndexes;
import io.coachup.skillsapi.jobs.LeaseExtension;
import io.coachup.skillsapi.jobs.LeaseRelease;
import io.coachup.skillsapi.jobs.LeaseRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the assessment worker writes is what is read. */
class InternalApiTest {

    private static final Map<String, Double> SCORES = Map.of("clarity", 0.5);

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void aJobIsReadAsItWasWritten() {
        LoadRequest job = new LoadRequest("s1", "g1", true);
        DeadJob dead = new DeadJob("s1", "g1", "unknown_job");

        assertThat(JobResource.load(Written.body(job))).isEqualTo(job);
        assertThat(JobResource.dead(Written.body(dead))).isEqualTo(dead);
    }

    @Test
    void everythingInAResultIsKept() throws IOException {
        FinalizeRequest.SkillResult skill = new FinalizeRequest.SkillResult(
                "confidence", 7, List.of("met"), List.of("unmet"), List.of("feedback"), List.of("quote"), SCORES);
        FinalizeRequest request = new FinalizeRequest(
                "s1",
                "g1",
                FinalizeRequest.RUBRIC_VERSION,
                "hash",
                new FinalizeRequest.Summary(
                        FinalizeRequest.CATEGORIES,
                        SCORES,
                        List.of("highlight"),
                        List.of("recommendation"),
                        List.of("clarity:0.5"),
                        new FinalizeRequest.JobFacts("mock", "m", 1, 2, 3, 0.01, 4L, 5, 6, new SliceIndexes(0, 5)),
                        List.of(skill),
                        List.of(new FinalizeRequest.SkillFault("clarity_eloquence", "timeout"))));

        Result result = new ResultReader(mapper)
                .read(Written.body(request), true, "skillId", id -> new ResultReader.SkillName(id, "hash of " + id));

        ObjectNode summary = json(request.summary());
        summary.remove("skillAssessments");
        assertThat(result.summary()).isEqualTo(summary.put("rubricVersion", FinalizeRequest.RUBRIC_VERSION));
        ObjectNode item = json(skill);
        item.remove("skillId");
        assertThat(result.items())
                .containsExactly(new Result.SkillResult(
                        "confidence",
                        "hash of confidence",
                        7,
                        List.of("met"),
                        List.of("unmet"),
                        List.of("feedback"),
                        item.put("level", 7.0)));
        assertThat(List.of(result.groupId(), result.trackedSkillIdHash())).containsExactly("g1", "hash");
    }

    @Test
    void aRequestForAJobIsReadAsItWasWritten() {
        LeaseRequest request = new LeaseRequest(20_000, 60_000);

        assertThat(LeaseResource.asked(Written.body(request))).isEqualTo(request);
    }

    @Test
    void whatBecomesOfALeaseIsReadAsItWasWritten() {
        LeaseExtension extension = new LeaseExtension("receipt", 60_000);
        LeaseRelease release = new LeaseRelease("receipt", 5_000);

        assertThat(LeaseResource.extension(Written.body(extension))).isEqualTo(extension);
        assertThat(LeaseResource.release(Written.body(release))).isEqualTo(release);
    }

    private ObjectNode json(Object value) throws IOException {
        return (ObjectNode) mapper.readTree(mapper.writeValueAsBytes(value));
    }
}
