package io.coachup.common.identity;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * SmallRye JWT's checks with {@link IssuerKeys}. Its own key resolver lets one token with an unknown key use up the time
 * until the next look at the issuer's keys, waits for the issuer inside a lock, and forgets the keys when it is down.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class CallerTokens extends JWTCallerPrincipalFactory {

    private final DefaultJWTTokenParser parser;

    public CallerTokens(IssuerKeys keys) {
        this.parser = new DefaultJWTTokenParser() {
            @Override
            protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo settings) {
                return keys;
            }
        };
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        JwtContext checked = parser.parse(token, settings);
        return new DefaultJWTCallerPrincipal(checked.getJwtClaims());
    }
}
