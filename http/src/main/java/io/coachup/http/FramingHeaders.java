package io.coachup.http;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;

/** The headers of an answer, which say in one way only where it ends. */
final class FramingHeaders extends DefaultHttpHeaders {

    static final HttpHeadersFactory FACTORY = new HttpHeadersFactory() {
        @Override
        public HttpHeaders newHeaders() {
            return new FramingHeaders();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return new FramingHeaders();
        }
    };

    private static final int LENGTH_MAX_DIGITS = 18;

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        String text = value.toString();
        if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)) {
            String known = get(HttpHeaderNames.CONTENT_LENGTH);
            if (!isLength(text) || known != null && !known.equals(text)) {
                throw new MalformedAnswerException("The answer has no length, or two");
            }
            return known == null ? super.add(name, value) : this;
        }
        if (HttpHeaderNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(name)
                && (contains(HttpHeaderNames.TRANSFER_ENCODING)
                        || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(text))) {
            throw new MalformedAnswerException("The answer has an unknown transfer encoding");
        }
        return super.add(name, value);
    }

    private static boolean isLength(String text) {
        return !text.isEmpty()
                && text.length() <= LENGTH_MAX_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
