package io.coachup.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTParser;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class CallerVerifierTest {

    private static final int FLOOD = 60_000;
    private static final int PEOPLE = 200;

    private final AtomicInteger checks = new AtomicInteger();
    private final CallerVerifier verifier = new CallerVerifier(
            new Identity(true, "dev", "http://localhost/none", Duration.ofSeconds(15), Duration.ofMinutes(5)),
            acceptsEverything(),
            null);

    @Test
    void aFloodOfTokensDoesNotMakeOtherPeoplesForgotten() {
        for (int round = 0; round < 5; round++) {
            usedByEverybody();
        }
        int before = checks.get();

        for (int i = 0; i < FLOOD; i++) {
            verifier.verify("Bearer flood-" + i);
            if (i % 1000 == 0) {
                usedByEverybody();
            }
        }

        assertThat(before).isEqualTo(PEOPLE);
        assertThat(checks.get() - before - FLOOD)
                .as("tokens of other people that were checked again")
                .isLessThan(PEOPLE / 10);
    }

    private void usedByEverybody() {
        for (int person = 0; person < PEOPLE; person++) {
            assertThat(verifier.verify("Bearer person-" + person).userId()).isEqualTo("ada");
        }
    }

    private JWTParser acceptsEverything() {
        JwtClaims claims = new JwtClaims();
        claims.setSubject("ada");
        claims.setExpirationTime(NumericDate.fromSeconds(System.currentTimeMillis() / 1000 + 3600));
        return (JWTParser) Proxy.newProxyInstance(
                JWTParser.class.getClassLoader(), new Class<?>[] {JWTParser.class}, (_, _, _) -> {
                    checks.incrementAndGet();
                    return new DefaultJWTCallerPrincipal(claims);
                });
    }
}
