package io.coachup.speech.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachup.speech.failover.ProviderException.Kind;
import io.coachup.speech.provider.ScriptedPeer;
import io.coachup.speech.provider.TtsProviderContract;
import io.coachup.speech.provider.http.ProviderHttp;
import io.coachup.speech.tts.TtsProvider;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollyTtsTest extends TtsProviderContract {

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    protected TtsProvider provider(String baseUrl, ProviderHttp http) {
        return of(new AwsSettings(Optional.of("key-1"), Optional.of(baseUrl)), http);
    }

    @Override
    protected TtsProvider unconfigured(ProviderHttp http) {
        return of(new AwsSettings(Optional.empty(), Optional.empty()), http);
    }

    private TtsProvider of(AwsSettings settings, ProviderHttp http) {
        return new PollyTts(settings, new AwsRequests(settings), http, mapper);
    }

    @Override
    protected String missingVariable() {
        return "AWS_ACCESS_KEY_ID";
    }

    @Override
    protected ScriptedPeer.Script refusal() {
        return error(400, "TextLengthExceededException:http://internal.amazon.com/coral/");
    }

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException, TRANSIENT",
        "400, ValidationException, REFUSED",
        "400, UnrecognizedClientException, PERMANENT",
        "403, InvalidSignatureException, PERMANENT",
        "500, ServiceFailureException, TRANSIENT",
    })
    void anErrorIsWhatItsTypeSays(int status, String type, Kind kind) {
        peer.then(error(status, type));

        assertThat(failure().kind()).isEqualTo(kind);
    }

    private static ScriptedPeer.Script error(int status, String type) {
        return ScriptedPeer.json(status, "{}", "x-amzn-ErrorType: " + type);
    }

    @Override
    protected void assertWire(ScriptedPeer.Request request) throws IOException {
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /v1/speech");
        assertThat(request.headers().get("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=key-1/")
                .contains("/eu-west-1/polly/aws4_request")
                .contains("Signature=")
                .doesNotContain("secret-1");
        assertThat(mapper.readTree(request.body()))
                .isEqualTo(mapper.createObjectNode()
                        .put("Text", TEXT)
                        .put("VoiceId", "nova")
                        .put("OutputFormat", "mp3")
                        .put("Engine", "standard"));
    }
}
