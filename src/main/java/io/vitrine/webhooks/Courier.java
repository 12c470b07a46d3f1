package io.vitrine.webhooks;

import io.vitrine.webhooks.TargetAddresses.ForbiddenTargetException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request to a receiver: never to an address that is not allowed, never elsewhere than it was told, and for no
 * longer than the settings say.
 *
 * <p>It is Apache's client because that takes the addresses of a connection from us. Java's own looks names up itself, so
 * that a name could lead elsewhere between our look and its own.
 */
final class Courier implements AutoCloseable {

    private static final int MULTIPLE_CHOICES = 300;
    private static final int BAD_REQUEST = 400;
    private static final int OK = 200;
    private static final int MOST_ADDRESSES = 2;
    private static final int UNSEEN = 0xfffd;

    private final TargetAddresses targets;
    private final Duration timeout;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch;

    Courier(TargetAddresses targets, Duration timeout, int connections, Clock clock) {
        this.targets = targets;
        this.timeout = timeout;
        this.clock = clock;
        this.client = client(connections);
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "webhook-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    private CloseableHttpClient client(int connections) {
        Timeout patience = Timeout.of(timeout);
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Pinned())
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(patience)
                                .setSocketTimeout(patience)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(patience)
                        .setResponseTimeout(patience)
                        .setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                // Each connection is looked at anew, and none is found closed by the time it is used again.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Vitrine-Webhooks/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    /** @param signature of the message and this second */
    Attempt send(URI url, String id, long second, String signature, String body) {
        long began = System.nanoTime();
        HttpPost post = new HttpPost(url);
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", Long.toString(second));
        post.setHeader("webhook-signature", signature);
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        Answer answer = new Answer();
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end = watch.schedule(
                () -> {
                    late.set(true);
                    post.cancel();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            checkScheme(url);
            answer.read(client.executeOpen(null, post, null));
            return attempt(began, answer, problemOf(answer.status()));
        } catch (IOException e) {
            // The beginning of an answer that did not end is no answer, but worth to be seen.
            return attempt(began, answer, late.get() ? Problem.TIMEOUT : problemOf(e));
        } finally {
            end.cancel(false);
            // Closing alone would read on to the end of what may have none.
            post.cancel();
            Closer.closeQuietly(answer.response);
        }
    }

    /** What is not encrypted stays in the house, also if its name has led there only when it was registered. */
    private void checkScheme(URI url) throws UnknownHostException {
        if (!"https".equals(url.getScheme()) && !targets.isInHouse(url.getHost())) {
            throw new ForbiddenTargetException(url.getHost());
        }
    }

    private Attempt attempt(long began, Answer answer, @Nullable Problem problem) {
        int millis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        return new Attempt(clock.instant(), millis, answer.statusOrNull(), problem, answer.text());
    }

    private static @Nullable Problem problemOf(int status) {
        if (status >= MULTIPLE_CHOICES && status < BAD_REQUEST) {
            return Problem.REDIRECT;
        }
        return status >= OK && status < MULTIPLE_CHOICES ? null : Problem.STATUS;
    }

    private static Problem problemOf(IOException e) {
        if (e instanceof ForbiddenTargetException) {
            return Problem.FORBIDDEN;
        }
        if (e instanceof UnknownHostException) {
            return Problem.UNKNOWN_HOST;
        }
        if (e instanceof SocketTimeoutException) {
            return Problem.TIMEOUT;
        }
        if (e instanceof SSLException) {
            return Problem.TLS;
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return Problem.UNREACHABLE;
        }
        if (e instanceof ClientProtocolException || e.getCause() instanceof HttpException) {
            return Problem.PROTOCOL;
        }
        if (e instanceof NoHttpResponseException
                || e instanceof ConnectionClosedException
                || e instanceof SocketException) {
            return Problem.CLOSED;
        }
        return Problem.PROTOCOL;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    /** Gives the client what was looked at, and nothing else. */
    private final class Pinned implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] found = targets.of(host);
            // Each may take the whole time: more of them would keep others waiting.
            return Arrays.copyOf(found, Math.min(found.length, MOST_ADDRESSES));
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** What of an answer is kept: the status, and what its first bytes read as. */
    private static final class Answer {

        private final byte[] bytes = new byte[Attempt.MOST_OF_ANSWER];
        private int length;
        private @Nullable Integer status;
        private @Nullable ClassicHttpResponse response;

        void read(ClassicHttpResponse received) throws IOException {
            response = received;
            status = received.getCode();
            HttpEntity entity = received.getEntity();
            if (entity == null) {
                return;
            }
            // What is behind it is not waited for.
            InputStream body = entity.getContent();
            for (int read = 0; read >= 0 && length < bytes.length; length += Math.max(read, 0)) {
                read = body.read(bytes, length, bytes.length - length);
            }
        }

        int status() {
            return Objects.requireNonNull(status);
        }

        @Nullable
        Integer statusOrNull() {
            return status;
        }

        /** Without what no database takes and no page shows. */
        String text() {
            StringBuilder text = new StringBuilder();
            new String(bytes, 0, length, StandardCharsets.UTF_8)
                    .codePoints()
                    .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? UNSEEN : c)
                    .forEach(text::appendCodePoint);
            return text.toString().strip();
        }
    }
}
