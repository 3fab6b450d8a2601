package io.coachup.gateway.connection;

import io.coachup.common.errors.ErrorCode;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.net.impl.HostAndPortImpl;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Why the head of a request is none that we can answer as what it says. */
public enum HeadFault {
    MALFORMED(ErrorCode.VALIDATION_ERROR, "The request is no HTTP/1.1 request"),
    LINE_TOO_LONG(ErrorCode.URI_TOO_LONG, "The request line is too long; POST /api/v1/chat takes long conversations"),
    HEADERS_TOO_LARGE(ErrorCode.HEADERS_TOO_LARGE, "The request headers are too large or too many"),
    VERSION(ErrorCode.VALIDATION_ERROR, "HTTP/1.1 is expected"),
    TARGET(ErrorCode.VALIDATION_ERROR, "The request target must be a path"),
    HOST(ErrorCode.VALIDATION_ERROR, "Exactly one valid Host header is expected"),
    TRANSFER_ENCODING(ErrorCode.VALIDATION_ERROR, "Transfer-Encoding must be chunked, and then without Content-Length"),
    LATE(ErrorCode.REQUEST_TIMEOUT, "The request did not arrive in time");

    /** Browsers send some twenty. */
    private static final int MAX_HEADERS = 256;

    private final ErrorCode code;
    private final String sentence;

    HeadFault(ErrorCode code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** The machine word of the answer. */
    public ErrorCode code() {
        return code;
    }

    /** The sentence of the answer. */
    public String sentence() {
        return sentence;
    }

    /** What is wrong with a head as it was decoded, its target apart; null for nothing. */
    static HeadFault of(HttpRequest head) {
        if (head.decoderResult().isFailure()) {
            return ofFailure(head.decoderResult().cause());
        }
        if (!isVersion1(head.protocolVersion())) {
            return VERSION;
        }
        return ofHeaders(head);
    }

    /** One walk over all headers: looking names up costs more, and is slow among thousands. */
    private static HeadFault ofHeaders(HttpRequest head) {
        String host = null;
        boolean twoHosts = false;
        boolean coded = false;
        int left = MAX_HEADERS;
        for (Iterator<Map.Entry<CharSequence, CharSequence>> each =
                        head.headers().iteratorCharSequence();
                each.hasNext(); ) {
            Map.Entry<CharSequence, CharSequence> header = each.next();
            CharSequence name = header.getKey();
            if (name.isEmpty()) {
                return MALFORMED;
            }
            if (left-- == 0) {
                return HEADERS_TOO_LARGE;
            }
            if (HttpHeaderNames.HOST.contentEqualsIgnoreCase(name)) {
                twoHosts |= host != null;
                host = header.getValue().toString();
            } else {
                coded |= HttpHeaderNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(name);
            }
        }
        if (coded && !isChunked(head)) {
            return TRANSFER_ENCODING;
        }
        boolean valid = host == null
                ? head.protocolVersion().minorVersion() == 0
                : !twoHosts && HostAndPortImpl.isValidAuthority(host);
        return valid ? null : HOST;
    }

    private static boolean isChunked(HttpRequest head) {
        List<String> codings = head.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.size() == 1
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst())
                && head.protocolVersion().minorVersion() == 1;
    }

    private static boolean isVersion1(HttpVersion version) {
        return version.protocolName().equals("HTTP") && version.majorVersion() == 1 && version.minorVersion() <= 1;
    }

    private static HeadFault ofFailure(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> LINE_TOO_LONG;
            case TooLongHttpHeaderException _ -> HEADERS_TOO_LARGE;
            case HeadDecoder.TwoLengthsException _ -> TRANSFER_ENCODING;
            case null, default -> MALFORMED;
        };
    }
}
