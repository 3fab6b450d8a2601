package io.coachup.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.common.tracing.CallIds;
import io.coachup.llm.Usage;
import io.coachup.worker.scoring.rubric.Rubric;
import io.coachup.worker.scoring.skill.CategoryScores;
import io.coachup.worker.scoring.skill.CriteriaFinder;
import io.coachup.worker.scoring.skill.Finding;
import io.coachup.worker.scoring.skill.Findings;
import io.coachup.worker.scoring.skill.MeasuredFinder;
import io.coachup.worker.scoring.skill.PracticedSkill;
import io.coachup.worker.scoring.skill.ScoringException;
import io.coachup.worker.scoring.skill.SkillAssessment;
import io.coachup.worker.scoring.speech.ParsedSpeech;
import io.coachup.worker.scoring.transcript.JobTranscript;
import io.coachup.worker.scoring.transcript.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScoringServiceTest {

    private static final TimeLimits AMPLE = new TimeLimits(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final JobTranscript EXCELLENT =
            Conversations.named("excellent").transcript();

    private final Heard heard = new Heard();

    @Test
    void skillsAreScoredAndAveraged() throws Exception {
        JobSummary summary = measuring()
                .score(
                        List.of(Skills.skill("storytelling"), Skills.skill("confidence")),
                        EXCELLENT,
                        Skills.IDS,
                        AMPLE,
                        heard);
        CategoryScores story = Skills.measured("storytelling", EXCELLENT).scores();
        CategoryScores confidence = Skills.measured("confidence", EXCELLENT).scores();

        assertThat(summary.skillAssessments())
                .extracting(item -> item.skill().id())
                .containsExactly("confidence", "storytelling");
        assertThat(summary.scores()).isEqualTo(CategoryScores.mean(List.of(story, confidence)));
        assertThat(summary.skillAssessments().getFirst().level()).isEqualTo(10);
        assertThat(summary.highlights()).hasSize(3).allMatch(EXCELLENT::spokeVerbatim);
        assertThat(summary.recommendations()).hasSizeBetween(1, 3);
        assertThat(summary.errors()).isEmpty();
        assertThat(heard.complete).containsExactly("storytelling", "confidence");
    }

    @Test
    void theSummaryHasTheShapeThatReadersExpect() throws Exception {
        JobTranscript slice = new JobTranscript(EXCELLENT.messages().subList(2, 8), new Slice(2, 8));
        JobSummary summary = measuring().score(List.of(Skills.skill("empathy")), slice, Skills.IDS, AMPLE, heard);

        JsonNode json = new ObjectMapper().valueToTree(summary);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "rubricVersion",
                        "categories",
                        "scores",
                        "highlights",
                        "recommendations",
                        "rubricKeyPoints",
                        "meta",
                        "skillAssessments",
                        "errors");
        assertThat(json.get("rubricVersion").textValue()).isEqualTo("v2");
        assertThat(json.get("categories"))
                .extracting(JsonNode::textValue)
                .containsExactly("correctness", "clarity", "conciseness", "fluency");
        assertThat(json.get("scores").fieldNames())
                .toIterable()
                .containsExactly("correctness", "clarity", "conciseness", "fluency");
        assertThat(json.at("/rubricKeyPoints/1").textValue())
                .isEqualTo("clarity:" + summary.scores().clarity());
        assertThat(json.at("/meta/provider").textValue()).isEqualTo("measured");
        assertThat(json.at("/meta/skillsCount").intValue()).isEqualTo(1);
        assertThat(json.at("/meta/tokensIn").isNull()).isTrue();
        assertThat(json.at("/meta/costUsd").isNull()).isTrue();
        assertThat(json.at("/meta/messageCount").intValue()).isEqualTo(6);
        assertThat(json.at("/meta/durationMs").longValue()).isEqualTo(50_000);
        assertThat(json.at("/meta/slice/start_index").intValue()).isEqualTo(2);
        assertThat(json.at("/meta/slice/end_index").intValue()).isEqualTo(8);
        assertThat(json.at("/skillAssessments/0/skill/name").textValue()).isEqualTo("Title of empathy");
        assertThat(json.at("/skillAssessments/0/level").isInt()).isTrue();
        assertThat(json.at("/skillAssessments/0/metCriteria").isArray()).isTrue();
        assertThat(json.at("/skillAssessments/0/feedback/0").isTextual()).isTrue();
    }

    @Test
    void theSameConversationGivesTheSameSummary() throws Exception {
        List<PracticedSkill> skills =
                Skills.RUBRICS.skillIds().stream().map(Skills::skill).toList();

        JobSummary first = measuring().score(skills, EXCELLENT, Skills.IDS, AMPLE, heard);
        JobSummary second = measuring().score(skills, EXCELLENT, Skills.IDS, AMPLE, heard);

        assertThat(second.skillAssessments()).isEqualTo(first.skillAssessments());
        assertThat(second.scores()).isEqualTo(first.scores());
        assertThat(second.highlights()).isEqualTo(first.highlights());
        assertThat(second.recommendations()).isEqualTo(first.recommendations());
    }

    @Test
    void withoutSkillsSpeechInGeneralIsMeasured() throws Exception {
        JobSummary summary = failing().score(List.of(), EXCELLENT, Skills.IDS, AMPLE, heard);

        assertThat(summary.skillAssessments()).isEmpty();
        assertThat(summary.meta().skillsCount()).isZero();
        assertThat(summary.scores().clarity()).isGreaterThan(0.5);
        assertThat(summary.highlights()).isNotEmpty();
    }

    @Test
    void anEmptyTranscriptGivesZeros() throws Exception {
        JobTranscript empty = JobTranscript.of(List.of());

        JobSummary summary = measuring().score(List.of(Skills.skill("confidence")), empty, Skills.IDS, AMPLE, heard);
        JobSummary withoutSkills = measuring().score(List.of(), empty, Skills.IDS, AMPLE, heard);

        assertThat(summary.scores()).isEqualTo(CategoryScores.ZERO);
        assertThat(summary.skillAssessments().getFirst().level()).isZero();
        assertThat(summary.highlights()).isEmpty();
        assertThat(withoutSkills.scores()).isEqualTo(CategoryScores.ZERO);
        assertThat(withoutSkills.meta().durationMs()).isZero();
    }

    @Test
    void speechInALanguageWithoutRulesGetsNoScoreAndNoLevelAndIsToldSo() throws Exception {
        JobTranscript german = Conversations.said("ich bin er um die ecke gegangen und dann war ich müde");

        for (List<PracticedSkill> skills : List.of(List.of(Skills.skill("confidence")), List.<PracticedSkill>of())) {
            JobSummary summary = measuring().score(skills, german, Skills.IDS, AMPLE, heard);

            assertThat(summary.scores()).isNull();
            assertThat(summary.skillAssessments()).isEmpty();
            assertThat(summary.recommendations())
                    .containsExactly(
                            "Your words can't be measured in this language yet, so this conversation changes no level.");
            assertThat(summary.errors())
                    .extracting(JobSummary.SkillError::skill, JobSummary.SkillError::error)
                    .containsExactlyElementsOf(skills.stream()
                            .map(skill -> tuple(skill.id(), "language_not_measured"))
                            .toList());
            assertThat(CategoryScores.byLabel(summary.scores())).isEmpty();
        }
        assertThat(heard.complete).isEmpty();
    }

    @Test
    void aModelIsAskedAboutEveryLanguage() throws Exception {
        JobTranscript german = Conversations.said("ich bin er um die ecke gegangen und dann war ich müde");

        assertThatThrownBy(() -> failing().score(List.of(Skills.skill("confidence")), german, Skills.IDS, AMPLE, heard))
                .isInstanceOf(ScoringException.class);
        assertThatThrownBy(() -> failing().score(List.of(), german, Skills.IDS, AMPLE, heard))
                .isInstanceOf(ScoringException.class);
    }

    @Test
    void aFailedSkillIsListedAndTheOthersCount() throws Exception {
        ScoringService service = new ScoringService(new SlowOrFailing());

        JobSummary summary = service.score(
                List.of(Skills.skill("broken"), Skills.skill("crashing"), Skills.skill("late"), Skills.skill("good")),
                EXCELLENT,
                Skills.IDS,
                AMPLE,
                heard);

        assertThat(summary.errors())
                .containsExactly(
                        new JobSummary.SkillError("broken", "no use"),
                        new JobSummary.SkillError("crashing", "unexpected IllegalStateException"),
                        new JobSummary.SkillError("late", "timeout"));
        assertThat(summary.skillAssessments())
                .extracting(item -> item.skill().id())
                .containsExactly("good");
        assertThat(summary.meta().tokensIn()).isEqualTo(1000);
        assertThat(summary.meta().costUsd()).isEqualTo(0.000_21);
        assertThat(heard.errors).containsExactly("broken:exception", "crashing:exception", "late:timeout");
    }

    @Test
    void skillsRunAtTheSameTime() throws Exception {
        CountDownLatch together = new CountDownLatch(2);
        ScoringService service = new ScoringService(new Stub() {
            @Override
            public Findings find(PracticedSkill skill, Rubric rubric, ParsedSpeech speech, CallIds ids) {
                together.countDown();
                return await(together) ? found() : failed();
            }
        });

        JobSummary summary =
                service.score(List.of(Skills.skill("one"), Skills.skill("two")), EXCELLENT, Skills.IDS, AMPLE, heard);

        assertThat(summary.skillAssessments()).hasSize(2);
    }

    @Test
    void aLateSkillIsStoppedAtItsOwnLimit() throws Exception {
        Hanging hanging = new Hanging();
        TimeLimits deadlines = new TimeLimits(Duration.ofMillis(300), Duration.ofSeconds(20));

        JobSummary summary = new ScoringService(hanging)
                .score(List.of(Skills.skill("good"), Skills.skill("hangs")), EXCELLENT, Skills.IDS, deadlines, heard);

        assertThat(summary.errors()).containsExactly(new JobSummary.SkillError("hangs", "timeout"));
        assertThat(heard.errors).containsExactly("hangs:timeout");
        assertThat(hanging.interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aLateSkillIsStoppedAtTheLimitOfTheGroup() throws Exception {
        TimeLimits deadlines = new TimeLimits(Duration.ofSeconds(20), Duration.ofMillis(300));

        JobSummary summary = new ScoringService(new Hanging())
                .score(List.of(Skills.skill("hangs"), Skills.skill("good")), EXCELLENT, Skills.IDS, deadlines, heard);

        assertThat(summary.errors()).containsExactly(new JobSummary.SkillError("hangs", "group_timeout"));
        assertThat(summary.skillAssessments()).hasSize(1);
    }

    @Test
    void whenEverySkillFailsTheJobFails() {
        assertThatExceptionOfType(ScoringException.class)
                .isThrownBy(() -> failing()
                        .score(List.of(Skills.skill("one"), Skills.skill("two")), EXCELLENT, Skills.IDS, AMPLE, heard))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(ScoringException.Reason.EXCEPTION));
        assertThat(heard.errors).containsExactly("one:exception", "two:exception");
    }

    private static ScoringService measuring() {
        return new ScoringService(new MeasuredFinder());
    }

    private static ScoringService failing() {
        return new ScoringService(new Stub() {
            @Override
            public Findings find(PracticedSkill skill, Rubric rubric, ParsedSpeech speech, CallIds ids) {
                return failed();
            }
        });
    }

    private abstract static class Stub implements CriteriaFinder {

        @Override
        public String provider() {
            return "openai";
        }

        @Override
        public String model() {
            return "gpt-4o-mini";
        }

        static Findings found() {
            return new Findings(
                    List.of(new Finding("few_fillers", true, List.of(), "")),
                    "gpt-4o-mini",
                    new Usage(1000, 100, false),
                    0);
        }

        static Findings failed() {
            throw new ScoringException(ScoringException.Reason.EXCEPTION, "no use", null);
        }

        static boolean await(CountDownLatch latch) {
            try {
                return latch.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private static final class SlowOrFailing extends Stub {

        @Override
        public Findings find(PracticedSkill skill, Rubric rubric, ParsedSpeech speech, CallIds ids) {
            return switch (skill.id()) {
                case "broken" -> failed();
                case "crashing" -> throw new IllegalStateException("secret text");
                case "late" ->
                    throw new ScoringException(ScoringException.Reason.TIMEOUT, "the provider was late", null);
                default -> found();
            };
        }
    }

    private static final class Hanging extends Stub {

        private final CountDownLatch interrupted = new CountDownLatch(1);

        @Override
        public Findings find(PracticedSkill skill, Rubric rubric, ParsedSpeech speech, CallIds ids) {
            if ("hangs".equals(skill.id()) && !await(new CountDownLatch(1))) {
                interrupted.countDown();
            }
            return found();
        }
    }

    private static final class Heard implements ScoringListener {

        private final List<String> complete = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();

        @Override
        public void onSkillComplete(SkillAssessment assessment) {
            complete.add(assessment.skill().id());
        }

        @Override
        public void onSkillError(PracticedSkill skill, SkillFailure failure) {
            errors.add(skill.id() + ":" + failure.reason().label());
        }
    }
}
