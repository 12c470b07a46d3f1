package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of a real edge nginx that send a byte at a time, to hold as many connections as they can for as long as they can. */
class SlowClientTests {

    private static final int CLIENTS = 60;
    /** {@code client_header_timeout} is 10 s and {@code client_body_timeout} 15 s, of which the second is between two reads. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    private static final Duration BETWEEN_BYTES = Duration.ofMillis(500);
    private static final AtomicInteger ASKED = new AtomicInteger();

    @TempDir
    private static Path data;

    private static HttpServer application;
    private static TestNode node;

    @BeforeAll
    static void open() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            ASKED.incrementAndGet();
            byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        application.start();
        node = new TestNode(data, application.getAddress().getPort());
        node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE));
    }

    @AfterAll
    static void close() {
        node.close();
        application.stop(0);
    }

    @Test
    void slowClientsWhenTheyNeverEndTheirRequestAreCutOffWhileOthersAreServed() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(begin("GET / HTTP/1.1\r\nHost: shop.example.com\r\nX-Slow: "));
            }
            // Its body is held back by the edge until all of it is there, so that no thread of the application waits.
            Socket body = begin("POST /sign-in HTTP/1.1\r\nHost: shop.example.com\r\nContent-Length: 20\r\n\r\nemail=");
            slow.add(body);
            AtomicInteger rounds = new AtomicInteger();
            int asked = ASKED.get();
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_BYTES)
                    .atMost(LIMIT)
                    .until(() -> {
                        rounds.incrementAndGet();
                        assertThat(node.get(node.settings.httpPort(), "/page").statusCode())
                                .isEqualTo(200);
                        return slow.stream()
                                        .filter(client -> client != body)
                                        .filter(SlowClientTests::sends)
                                        .count()
                                == 0;
                    });
            assertThat(rounds.get()).as("requests of others meanwhile").isGreaterThan(10);
            // It has said nothing more since its first bytes.
            Awaitility.await().pollInterval(BETWEEN_BYTES).atMost(LIMIT).until(() -> isOver(body));
            assertThat(ASKED.get() - asked)
                    .as("requests that reached the application: those of others alone")
                    .isEqualTo(rounds.get());
        } finally {
            for (Socket client : slow) {
                client.close();
            }
        }
    }

    private static Socket begin(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.settings.httpPort());
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Sends one byte more; false once the connection is over. */
    private static boolean sends(Socket client) {
        try {
            if (isOver(client)) {
                return false;
            }
            OutputStream out = client.getOutputStream();
            out.write('a');
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOver(Socket client) throws IOException {
        client.setSoTimeout(1);
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }
}
