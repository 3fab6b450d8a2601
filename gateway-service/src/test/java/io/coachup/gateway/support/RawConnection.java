package io.coachup.gateway.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a test writes and reads bytes itself. */
public final class RawConnection implements AutoCloseable {

    private final Socket socket = new Socket();

    public RawConnection(URI gateway) throws IOException {
        this(gateway, 0);
    }

    /** With a receive buffer of so many bytes, 0 for the default. */
    public RawConnection(URI gateway, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setSoTimeout(5000);
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), 5000);
    }

    /** Sends ISO-8859-1 bytes. */
    public RawConnection send(String text) throws IOException {
        output().write(text.getBytes(StandardCharsets.ISO_8859_1));
        output().flush();
        return this;
    }

    public OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    public InputStream input() throws IOException {
        return socket.getInputStream();
    }

    /** Reads until {@code end} has come, the connection is closed, or five seconds are over. */
    public String readUntil(String end) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            for (int b = input().read(); b >= 0; b = input().read()) {
                read.write(b);
                if (b == end.charAt(end.length() - 1)
                        && read.toString(StandardCharsets.UTF_8).endsWith(end)) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("No " + end + " but: " + read.toString(StandardCharsets.UTF_8), e);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Reads a whole answer with a JSON body. */
    public String answer() throws IOException {
        return readUntil("}");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
