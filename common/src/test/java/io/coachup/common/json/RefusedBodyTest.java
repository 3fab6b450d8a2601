package io.coachup.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class RefusedBodyTest {

    @Test
    void whatIsLeftIsReadToItsEnd() throws IOException {
        InputStream rest = new ByteArrayInputStream(new byte[100_000]);

        RefusedBody.drain(rest);

        assertThat(rest.read()).isEqualTo(-1);
    }

    @Test
    void aBodyWithoutEndIsNotReadForEver() throws IOException {
        Endless body = new Endless();

        RefusedBody.drain(body);

        assertThat(body.read).isPositive().isLessThanOrEqualTo(RefusedBody.MAX_BYTES + 16 * 1024);
    }

    private static final class Endless extends InputStream {

        private long read;

        @Override
        public int read() {
            read++;
            return 0;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            read += length;
            return length;
        }
    }
}
