package io.coachup.common.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://minio_1:9000          | http  | minio_1          | 9000 | ''",
                "http://coach_up-minio-1:9000/| http  | coach_up-minio-1 | 9000 | ''",
                "https://a_b.example          | https | a_b.example      | -1   | ''",
                "http://minio:9000            | http  | minio            | 9000 | ''",
                "https://s3.eu.example/v1/s3/ | https | s3.eu.example    | -1   | /v1/s3",
                "http://[fd00::1]:9000        | http  | [fd00::1]        | 9000 | ''",
                "http://[::1]                 | http  | [::1]            | -1   | ''",
                "HTTP://Minio_1:9000/         | http  | Minio_1          | 9000 | ''",
                "Https://S3.EU.example        | https | S3.EU.example    | -1   | ''",
                "http://minio_1:              | http  | minio_1          | -1   | ''",
                "http://a_b:80//              | http  | a_b              | 80   | ''",
                "http://a_b/x_y/              | http  | a_b              | -1   | /x_y",
                "http://127.0.0.1:            | http  | 127.0.0.1        | -1   | ''",
                "http://10.1.2.3:65535        | http  | 10.1.2.3         | 65535 | ''",
            })
    void anAddressIsReadAsPeopleMeanIt(String address, String scheme, String host, int port, String path) {
        assertThat(ServiceAddress.parse(address)).hasValue(new ServiceAddress(scheme, host, port, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "minio:9000",
                "minio_1:9000",
                "ftp://minio",
                "http://",
                "http:///path",
                "http://a b",
                "http://u:p@minio",
                "http://u:p@minio_1",
                "http://minio?x=1",
                "http://minio_1#x",
                "http://_:x",
                "http://minio:0",
                "http://minio:65536",
                "http://minio_1:70000",
                "http://[fd00::1",
                "http://fd00::1:9000",
                "http://[fd00_1]:9000",
                "none",
                "/path",
                "file:///etc/passwd",
                "http:",
                "h ttp://a",
                "http://example.org:8x",
                "http://?",
            })
    void whatIsNoAddressIsNone(String address) {
        assertThat(ServiceAddress.parse(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://issuer/keys?p=1", "https://issuer/keys", "http://keys_1:8090/?"})
    void whatIsFetchedMayHaveAQuery(String address) {
        assertThat(ServiceAddress.isUrl(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "http://?p=1", "http://issuer/keys#x", "http://me@issuer/keys?p=1", "issuer?p=1"})
    void aQueryMakesNoAddress(String address) {
        assertThat(ServiceAddress.isUrl(address)).isFalse();
    }

    @Test
    void aSchemeInAnyCaseSaysWhetherItIsTls() {
        assertThat(ServiceAddress.parse("HTTPS://a").orElseThrow().isTls()).isTrue();
        assertThat(ServiceAddress.parse("Http://a").orElseThrow().isTls()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://a_b.localhost:8082/x_y?z=_, http://127.0.0.1:8082/x_y?z=_",
        "http://a_b.localhost, http://127.0.0.1",
        "http://skills:8082/x, http://skills:8082/x",
        "http://[::1]:8082/x_y, http://[::1]:8082/x_y",
    })
    void aNameWithUnderscoresIsLookedUp(String url, String reachable) throws Exception {
        assertThat(ServiceAddress.lookedUp(URI.create(url))).hasToString(reachable);
    }

    @Test
    void whatNobodyKnowsIsUnknown() {
        assertThatThrownBy(() -> ServiceAddress.lookedUp(URI.create("http://no_such.host.invalid/x")))
                .isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nowhere", "/path", "http://a_b@x_y/"})
    void whatHasNoHostIsNoAddress(String url) {
        assertThatThrownBy(() -> ServiceAddress.lookedUp(URI.create(url))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatStandsForANameTellsIt() {
        ServiceAddress address = ServiceAddress.parse("http://minio_1:9000/s3").orElseThrow();

        assertThat(address.regular()).hasToString("http://minio-1.underscore.invalid:9000/s3");
        assertThat(address.meant("bucket.minio-1.underscore.invalid")).isEqualTo("bucket.minio_1");
        assertThat(address.isCallable()).isTrue();
        assertThat(ServiceAddress.parse("https://minio_1").orElseThrow().isCallable())
                .isFalse();
    }
}
