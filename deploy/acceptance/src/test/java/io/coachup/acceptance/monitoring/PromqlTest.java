package io.coachup.acceptance.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the checks of rules and dashboards see in an expression, and what they would find fault with. */
class PromqlTest {

    private static final Exposition SCRAPED = Exposition.of(
            """
            # HELP jobs_total Jobs.
            jobs_total{status="ok"} 3.0
            jobs_total{status="error"} 0.0
            latency_ms_bucket{route="GET /{id}",le="1000.0"} 0.0
            up_since 1
            """);

    @Test
    void seriesConditionsAndGroupsAreSeen() {
        Promql read = Promql.of(
                """
                histogram_quantile(0.95, sum by (le, route) (rate(a_bucket{route=~"x|y", le!="1"}[5m])))
                  / on (job) group_left clamp_min(sum without (pod) (b), 1e-9) > 5 unless {__name__=~"c|d"} offset 1h
                """);

        assertThat(read.selectors())
                .containsExactly(
                        new Promql.Selector(
                                List.of("a_bucket"),
                                List.of(new Promql.Matcher("route", "=~", "x|y"), new Promql.Matcher("le", "!=", "1"))),
                        new Promql.Selector(List.of("b"), List.of()),
                        new Promql.Selector(List.of("c", "d"), List.of()));
        assertThat(read.kept()).containsExactlyInAnyOrder("le", "route", "job");
        assertThat(read.dropped()).containsExactly("pod");
        assertThat(Promql.of("label_replace(a, \"modelId\", \"$1\", \"model\", \"(.*)\")")
                        .made())
                .containsExactly("modelId");
    }

    @Test
    void whatExistsIsNoProblem() {
        assertThat(SCRAPED.problems("sum by (status, instance) (rate(jobs_total{status!=\"ok\"}[5m])) + up_since"))
                .isEmpty();
        assertThat(SCRAPED.problems("latency_ms_bucket{route=~\"GET /.*\",le=~\"1000([.]0)?\"}"))
                .isEmpty();
    }

    @Test
    void whatDoesNotExistIsFound() {
        assertThat(SCRAPED.problems("rate(jobs[5m])")).containsExactly("jobs isn't exposed");
        assertThat(SCRAPED.problems("{__name__=~\"jobs_total|jobs\"}")).containsExactly("jobs isn't exposed");
        assertThat(SCRAPED.problems("jobs_total{method!=\"GET\"}")).containsExactly("[jobs_total] has no label method");
        assertThat(SCRAPED.problems("jobs_total{status=\"failure\"}"))
                .containsExactly("[jobs_total] has no series with status = failure");
        assertThat(SCRAPED.problems("sum by (method) (jobs_total)"))
                .containsExactly("nothing in it has the label method");
    }
}
