package dev.diptych.capture.web;

import dev.diptych.capture.ask.StrictJson;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What every request passes first, whatever it is for: its Host, how many its address sends, how large it says it is. Puts the
 * headers on every answer, errors and pages alike.
 */
final class FrontDoor extends Handler.Wrapper {
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' blob:; connect-src 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private static final Set<String> STOPS = Set.of("POST /api/v1/abort", "DELETE /api/v1/preview");
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private final AllowedHosts own = new AllowedHosts(List.of());
    private final AllowedHosts network;
    private final RequestRate rate;
    private final RequestRate stops;

    /**
     * @param network the names that others may call this computer by; on the loopback address it has its own alone
     * @param stops of requests that put light to rest: whoever shares an address with a flood must be able to stop
     */
    FrontDoor(AllowedHosts network, RequestRate rate, RequestRate stops) {
        this.network = network;
        this.rate = rate;
        this.stops = stops;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        putHeaders(response.getHeaders());
        AllowedHosts hosts = request.isSecure() ? network : own;
        // HTTP/1.1 without Host never comes here; with a whole address in the first line, that names the host.
        if (!hosts.allow(request.getHeaders().getValuesList(HttpHeader.HOST))
                || !hosts.allow(List.of(String.valueOf(request.getHttpURI().getAuthority())))) {
            return refuse(response, callback, new Problem(421, "E_HOST",
                    "This console is not known by that name; open it by one of its own names or addresses."));
        }
        if (!(isStop(request) ? stops : rate).allow(address(request))) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
            return refuse(response, callback,
                    new Problem(429, "E_RATE", "Too many requests come from your address; wait a second."));
        }
        if (request.getLength() > WebLimits.BODY_BYTES) {
            return refuseTooLarge(request, response, callback);
        }
        return super.handle(withoutExtensions(request), response, callback);
    }

    /** A connection closed with unread bytes is reset, and whoever is still sending never sees the answer: they are read first. */
    private static boolean refuseTooLarge(Request request, Response response, Callback callback) {
        Problem problem = Problem.tooLarge(WebLimits.BODY_BYTES);
        if (request.getLength() > WebLimits.DISCARDED_BYTES || request.getHeaders().contains(HttpHeader.EXPECT)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            return refuse(response, callback, problem);
        }
        Content.Source.consumeAll(request, Callback.from(() -> refuse(response, callback, problem), callback::failed));
        return true;
    }

    private static boolean isStop(Request request) {
        String path = request.getHttpURI().getPath();
        return STOPS.contains(request.getMethod() + " " + path);
    }

    /** Browsers offer to compress what goes over a socket; a JPEG would only cost time. */
    private static Request withoutExtensions(Request request) {
        if (!request.getHeaders().contains(EXTENSIONS)) {
            return request;
        }
        HttpFields headers = HttpFields.build(request.getHeaders()).remove(EXTENSIONS).asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }

    static void putHeaders(HttpFields.Mutable headers) {
        headers.put(new HttpField("Content-Security-Policy", CONTENT_POLICY));
        headers.put(new HttpField("X-Content-Type-Options", "nosniff"));
        headers.put(new HttpField("Referrer-Policy", "no-referrer"));
        headers.put(new HttpField("X-Frame-Options", "DENY"));
        headers.put(new HttpField("Cross-Origin-Opener-Policy", "same-origin"));
        headers.put(new HttpField("Cross-Origin-Resource-Policy", "same-origin"));
        headers.put(new HttpField("Permissions-Policy", "camera=(), microphone=(), geolocation=()"));
        // Faces and states are nobody's to keep; what may be kept says so itself.
        headers.put(new HttpField("Cache-Control", "no-store"));
    }

    static boolean refuse(Response response, Callback callback, Problem problem) {
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(StrictJson.bytes(problem.document())), callback);
        return true;
    }

    private static String address(Request request) {
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        return remote instanceof InetSocketAddress internet ? internet.getHostString() : String.valueOf(remote);
    }
}
