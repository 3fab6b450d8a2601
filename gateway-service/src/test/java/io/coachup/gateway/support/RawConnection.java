package io.coachup.gateway.support;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a test writes and reads bytes itself. */
public final class RawConnection implements AutoCloseable {

    private final Socket socket = new Socket();
    private final InputStream input;

    public RawConnection(URI gateway) throws IOException {
        this(gateway, 0);
    }

    /** From another loopback address than everybody else's. */
    public static RawConnection from(String address, URI gateway) throws IOException {
        return new RawConnection(gateway, 0, new InetSocketAddress(address, 0));
    }

    /** With a receive buffer of so many bytes, 0 for the default. */
    public RawConnection(URI gateway, int receiveBuffer) throws IOException {
        this(gateway, receiveBuffer, null);
    }

    private RawConnection(URI gateway, int receiveBuffer, SocketAddress from) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.bind(from);
        socket.setSoTimeout(5000);
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), 5000);
        input = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends ISO-8859-1 bytes. */
    public RawConnection send(String text) throws IOException {
        output().write(text.getBytes(StandardCharsets.ISO_8859_1));
        output().flush();
        return this;
    }

    /** Its end here, by which the gateway knows it. */
    public int localPort() {
        return socket.getLocalPort();
    }

    public OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    /** Reads until {@code end} has come, the connection is closed, or nothing came for five seconds. */
    public String readUntil(String end) throws IOException {
        StringBuilder read = new StringBuilder();
        try {
            for (int b = input.read(); b >= 0; b = input.read()) {
                read.append((char) b);
                int start = read.length() - end.length();
                if (start >= 0 && read.indexOf(end, start) == start) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("No " + end + " but: " + read, e);
        }
        return read.toString();
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
