package dev.diptych.capture.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Ends connections that bring their next request, or the rest of it, a byte now and then (slow loris): Jetty's idle timeout
 * begins anew with each byte. Sockets are no longer HTTP and have their own rules.
 */
final class ConnectionDeadlines extends Handler.Wrapper implements Connection.Listener {
    private final long nextRequestNanos;
    private final long wholeRequestNanos;
    private final LongSupplier nanos;
    private final Map<Connection, Stage> stages = new ConcurrentHashMap<>();

    private record Stage(boolean inRequest, long sinceNanos) {}

    ConnectionDeadlines(Duration nextRequest, Duration wholeRequest, LongSupplier nanos) {
        nextRequestNanos = nextRequest.toNanos();
        wholeRequestNanos = wholeRequest.toNanos();
        this.nanos = nanos;
    }

    @Override
    public void onOpened(Connection connection) {
        // An HTTP connection is what requests name; the TLS one below it, and an upgraded one, are not.
        if (connection instanceof ConnectionMetaData) {
            stages.put(connection, new Stage(false, nanos.getAsLong()));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        stages.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        stages.computeIfPresent(connection, (it, stage) -> new Stage(true, nanos.getAsLong()));
        Request.addCompletionListener(request, failure -> stages
                .computeIfPresent(connection, (it, stage) -> new Stage(false, nanos.getAsLong())));
        return super.handle(request, response, callback);
    }

    /** Ends those that are late. */
    void sweep() {
        long now = nanos.getAsLong();
        stages.forEach((connection, stage) -> {
            if (now - stage.sinceNanos > (stage.inRequest ? wholeRequestNanos : nextRequestNanos)) {
                connection.close();
            }
        });
    }
}
