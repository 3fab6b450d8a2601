package io.coachup.skills.assessments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.skills.catalogue.Skill;
import io.coachup.skills.catalogue.SkillCatalogue;
import io.coachup.skills.ingest.IngestStore;
import io.coachup.skills.jobs.AssessmentJobs;
import io.coachup.skills.progress.Progress;
import io.coachup.skills.session.Session;
import io.coachup.skillsapi.assessments.Finalized;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Stores a group's result: assessment, per-skill rows, level changes and the end of its job, in the caller's one
 * transaction. The unique row of the group makes every repetition a no-op.
 */
@Singleton
public final class AssessmentFinalizer {

    private final AssessmentStore store;
    private final AssessmentJobs jobs;
    private final IngestStore messages;
    private final SkillCatalogue catalogue;
    private final Progress progress;

    public AssessmentFinalizer(
            AssessmentStore store,
            AssessmentJobs jobs,
            IngestStore messages,
            SkillCatalogue catalogue,
            Progress progress) {
        this.store = store;
        this.jobs = jobs;
        this.messages = messages;
        this.catalogue = catalogue;
        this.progress = progress;
    }

    /** Finalizes within a transaction that holds the lock of the session's row. */
    public Finalized finish(Handle handle, Session session, Result result, long now) {
        Optional<AssessmentJobs.Job> job = jobs.lock(handle, session.key(), result.groupId());
        boolean first = store.insert(handle, session, result.groupId(), document(handle, result), now);
        if (first) {
            for (int index = 0; index < result.items().size(); index++) {
                store.insertItem(handle, session, result, index, now);
            }
            result.items().stream()
                    .map(Result.SkillResult::skillId)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(skillId -> progress.apply(handle, session, result.groupId(), skillId, now));
        }
        jobs.done(handle, session.key(), result.groupId(), now);
        if (session.transcriptsPersistOptOut()) {
            job.ifPresent(done -> messages.forgetText(handle, session, done.startIndex(), done.endIndex()));
        }
        return new Finalized("ok", first ? result.items().size() : 0, !first);
    }

    private ObjectNode document(Handle handle, Result result) {
        ObjectNode summary = result.summary().deepCopy();
        ArrayNode items = summary.putArray("skillAssessments");
        for (Result.SkillResult item : result.items()) {
            ObjectNode entry = items.addObject();
            ObjectNode skill = entry.putObject("skill").put("id", item.skillId());
            Optional.ofNullable(item.skillId())
                    .flatMap(id -> catalogue.find(handle, id))
                    .ifPresent(known -> describe(skill, known));
            entry.setAll(item.document());
            entry.set("result", item.document().deepCopy());
        }
        return summary;
    }

    private static void describe(ObjectNode node, Skill skill) {
        node.put("name", skill.title()).put("category", skill.category());
    }
}
