package io.coachup.skills.assessments;

import io.coachup.common.hashing.Sha256;
import io.coachup.skills.catalogue.Skill;
import io.coachup.skills.catalogue.SkillCatalogue;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Skills as hashes. Ours is SHA-256 of salt and id; the originals disagreed, so the other three forms are understood
 * as well: id and salt, salt, colon and id, and the plain id.
 */
@Singleton
public final class SkillHashes {

    private final SkillCatalogue catalogue;
    private final String salt;

    public SkillHashes(SkillCatalogue catalogue, AssessmentsConfig config) {
        this.catalogue = catalogue;
        this.salt = config.skillHashSalt().orElse("");
    }

    /** Our hash of a skill id. */
    public String hash(String skillId) {
        return Sha256.hex(salt + skillId);
    }

    /** The skill that a hash stands for. */
    public Optional<String> resolve(Handle handle, String skillHash) {
        return catalogue.all(handle).stream()
                .map(Skill::id)
                .filter(id -> forms(id).anyMatch(form -> Sha256.hex(form).equals(skillHash)))
                .findFirst();
    }

    private Stream<String> forms(String id) {
        return Stream.of(salt + id, id + salt, salt + ":" + id, id);
    }
}
