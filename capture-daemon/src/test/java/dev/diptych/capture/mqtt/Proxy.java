package dev.diptych.capture.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between the rig and the broker, which can fail in two ways. */
final class Proxy implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int target;
    private volatile Mode mode = Mode.PASS;

    private enum Mode {
        PASS, SWALLOW, REFUSE
    }

    Proxy(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void pass() {
        mode = Mode.PASS;
    }

    /** Half-open: both sides still believe in the connection, and nothing arrives. */
    void swallow() {
        mode = Mode.SWALLOW;
    }

    /** The cable is out: every connection breaks, and none is made. */
    void cut() {
        mode = Mode.REFUSE;
        sockets.forEach(Proxy::drop);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                sockets.add(near);
                if (mode == Mode.PASS) {
                    connect(near);
                } else if (mode == Mode.REFUSE) {
                    drop(near);
                }
            } catch (IOException e) {
                // The test is over.
                return;
            }
        }
    }

    private void connect(Socket near) {
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            sockets.add(far);
            Thread.ofVirtual().start(() -> pump(near, far));
            Thread.ofVirtual().start(() -> pump(far, near));
        } catch (IOException e) {
            // The broker is not there.
            drop(near);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (mode == Mode.PASS) {
                    out.write(bytes, 0, count);
                }
            }
        } catch (IOException e) {
            // One side is gone; so is the other.
        }
        if (mode != Mode.SWALLOW) {
            drop(from);
            drop(to);
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
