package io.coachup.speech.provider.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachup.speech.failover.ProviderException;
import io.coachup.speech.failover.ProviderException.Kind;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssertionTest {

    static Stream<String> unusableKeys() throws Exception {
        return Stream.of(
                null,
                "",
                "no key",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n%%%\n-----END PRIVATE KEY-----\n",
                pem("EC", 256),
                pem("RSA", 1024));
    }

    @ParameterizedTest
    @MethodSource("unusableKeys")
    void aKeyThatCanNotSignIsTheOperatorsAffair(String key) {
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("client_email", "coach@project-1.example");
        if (key != null) {
            file.put("private_key", key);
        }

        ProviderException refusal = catchThrowableOfType(
                ProviderException.class, () -> Assertion.of(file, "https://oauth2.googleapis.com/token"));

        assertThat(refusal.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(refusal).hasMessage("The credentials hold no usable key");
    }

    private static String pem(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
