package io.coachup.skills.interactions;

import static io.coachup.skills.support.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.common.conversation.ConversationRole;
import io.coachup.common.metrics.Metric;
import io.coachup.common.metrics.Metrics;
import io.coachup.skills.events.Events;
import io.coachup.skills.session.Session;
import io.coachup.skills.session.Sessions;
import io.coachup.skills.support.ServiceTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What is counted of stored turns. */
@ServiceTest
class TranscriptPersistenceTest {

    private static final String USER = ConversationRole.USER.wireName();

    @Inject
    TranscriptPersistence transcripts;

    @Inject
    Sessions sessions;

    @Inject
    DataSource dataSource;

    @Inject
    Metrics metrics;

    private final long now = System.currentTimeMillis();

    @Test
    void aTurnIsCountedOnceItIsStoredForGood() {
        Jdbi jdbi = Jdbi.create(dataSource);
        double before = stored();

        jdbi.useTransaction(handle -> {
            persist(handle);
            assertThat(stored()).isEqualTo(before);
            handle.rollback();
        });
        assertThat(stored()).isEqualTo(before);

        jdbi.useTransaction(this::persist);
        assertThat(stored()).isEqualTo(before + 1);
    }

    private void persist(Handle handle) {
        Session session = sessions.claim(handle, unique("s"), unique("user"), now);
        NewInteraction turn = NewInteraction.said(unique("m"), null, USER, "Hello", now, null);
        transcripts.persist(handle, session, turn, new Events.Origin(unique("r"), null, null), now);
    }

    private double stored() {
        return metrics.counter(Metric.TRANSCRIPT_PERSIST, "success", USER).count();
    }
}
