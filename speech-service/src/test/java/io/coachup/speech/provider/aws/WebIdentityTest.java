package io.coachup.speech.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.coachup.speech.provider.ScriptedPeer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Credentials by a token of the platform, as Kubernetes gives one to a service account with a role. */
@Timeout(20)
class WebIdentityTest {

    private static final String ROLE =
            """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleWithWebIdentityResult>
                <Credentials>
                  <AccessKeyId>key-of-the-role</AccessKeyId>
                  <SecretAccessKey>secret-of-the-role</SecretAccessKey>
                  <SessionToken>session-of-the-role</SessionToken>
                  <Expiration>2999-01-01T00:00:00Z</Expiration>
                </Credentials>
              </AssumeRoleWithWebIdentityResult>
            </AssumeRoleWithWebIdentityResponse>""";

    private final ScriptedPeer sts = new ScriptedPeer();
    private Map<String, String> platform;

    @BeforeEach
    void announce(@TempDir Path folder) throws Exception {
        platform = Map.of(
                "aws.region",
                "eu-west-1",
                "aws.endpointUrlSts",
                sts.url(),
                "aws.roleArn",
                "arn:aws:iam::123456789012:role/speech",
                "aws.webIdentityTokenFile",
                Files.writeString(folder.resolve("token"), "token-of-the-platform")
                        .toString());
        platform.forEach(System::setProperty);
    }

    @AfterEach
    void close() {
        platform.keySet().forEach(System::clearProperty);
        sts.close();
    }

    @Test
    void aTokenIsExchangedOnceAndItsKeysSign() {
        sts.then(ScriptedPeer.answer(200, "text/xml", ROLE.getBytes(StandardCharsets.UTF_8)));
        AwsRequests requests = new AwsRequests(new AwsSettings(Optional.empty(), Optional.empty()));

        for (int i = 0; i < 2; i++) {
            var headers =
                    requests.post("polly", "/v1/speech", "{}", Map.of()).build().headers();

            assertThat(headers.firstValue("authorization").orElseThrow())
                    .startsWith("AWS4-HMAC-SHA256 Credential=key-of-the-role/");
            assertThat(headers.firstValue("x-amz-security-token")).hasValue("session-of-the-role");
        }
        requests.close();

        assertThat(sts.requests()).hasSize(1);
        assertThat(sts.requests().getFirst().text())
                .contains("Action=AssumeRoleWithWebIdentity", "WebIdentityToken=token-of-the-platform");
    }
}
