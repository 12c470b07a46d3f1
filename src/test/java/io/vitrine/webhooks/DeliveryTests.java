package io.vitrine.webhooks;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.vitrine.shared.Secret;
import io.vitrine.support.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeliveryTests extends WebhookTest {

    @Autowired
    EndpointTable endpoints;

    @Autowired
    DeliveryTable deliveries;

    @Autowired
    JdbcClient jdbc;

    @Test
    void messageWhenSentIsSignedAndNoted() {
        receiver.answers(aResponse().withStatus(202).withBody("thank\u0000 you"));
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        assertThat(receiver.got()).as("before somebody sends").isEmpty();
        send();
        assertThat(receiver.got()).hasSize(1);
        LoggedRequest request = receiver.got().get(0);
        Delivery delivery = log(endpoint).get(0);
        assertThat(request.getMethod().getName()).isEqualTo("POST");
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.getHeader("webhook-id"))
                .isEqualTo(delivery.message())
                .startsWith("msg_");
        assertThat(request.getHeader("webhook-timestamp"))
                .isEqualTo(Long.toString(clock.instant().getEpochSecond()));
        assertThat(request.getHeader("webhook-signature"))
                .isEqualTo(Receiver.signature(request, webhooks.secret(seller, endpoint.id())));
        assertThat(request.getBodyAsString())
                .startsWith("{\"type\":\"webhook.test\",\"timestamp\":\"2026-")
                .contains("\"endpoint\":\"" + endpoint.id());
        assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(last(endpoint).status()).isEqualTo(202);
        assertThat(last(endpoint).answer()).isEqualTo("thank\ufffd you");
        send();
        assertThat(receiver.got()).as("once").hasSize(1);
    }

    @Test
    void messageWhenTheReceiverFailsIsTriedSixTimesAtTheWrittenPausesWithOneId() {
        receiver.answers(aResponse().withStatus(500).withBody("no"));
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        send();
        int sent = 1;
        for (Duration pause : List.of(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofHours(6))) {
            sendAfter(pause.minusSeconds(1));
            assertThat(receiver.got()).as("a second before " + pause).hasSize(sent);
            assertThat(log(endpoint).get(0).state()).isEqualTo(DeliveryState.WAITING);
            sendAfter(Duration.ofSeconds(1));
            assertThat(receiver.got()).as("after " + pause).hasSize(++sent);
        }
        assertThat(log(endpoint).get(0).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(attempts(endpoint, log(endpoint).get(0).id())).hasSize(6).allSatisfy(attempt -> {
            assertThat(attempt.status()).isEqualTo(500);
            assertThat(attempt.problem()).isEqualTo(Problem.STATUS);
            assertThat(attempt.answer()).isEqualTo("no");
        });
        assertThat(receiver.got().stream().map(request -> request.getHeader("webhook-id")))
                .containsOnly(log(endpoint).get(0).message());
        sendAfter(Duration.ofDays(1));
        assertThat(receiver.got()).hasSize(6);
    }

    @Test
    void replayWhenItWasGivenUpSendsTheSameMessageAgain() {
        receiver.answers(aResponse().withStatus(500));
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        test(endpoint);
        for (int i = 0; i < 20; i++) {
            sendAfter(Duration.ofHours(7));
        }
        assertThat(log(endpoint)).hasSize(2).allMatch(delivery -> delivery.state() == DeliveryState.FAILED);
        receiver.answers(aResponse().withStatus(200));
        int before = receiver.got().size();
        webhooks.replay(seller, endpoint.id(), log(endpoint).get(0).id());
        sendAfter(Duration.ofMinutes(5));
        assertThat(log(endpoint).get(0).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(log(endpoint).get(1).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(webhooks.replayFailed(seller, endpoint.id(), Duration.ofHours(1)))
                .isZero();
        assertThat(webhooks.replayFailed(seller, endpoint.id(), Duration.ofDays(30)))
                .isEqualTo(1);
        send();
        assertThat(log(endpoint)).allMatch(delivery -> delivery.state() == DeliveryState.DELIVERED);
        assertThat(receiver.got()).hasSize(before + 2);
        assertThat(receiver.got().get(before).getHeader("webhook-id"))
                .isEqualTo(log(endpoint).get(0).message());
    }

    @Test
    void messageWhenTheReceiverSendsUsElsewhereIsNotSentThere() {
        Receiver elsewhere = new Receiver();
        receiver.answers(aResponse().withStatus(307).withHeader("Location", elsewhere.url()));
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        send();
        assertThat(last(endpoint).problem()).isEqualTo(Problem.REDIRECT);
        assertThat(last(endpoint).status()).isEqualTo(307);
        assertThat(elsewhere.got()).isEmpty();
    }

    @Test
    void messageWhenTheReceiverIsSlowIsGivenTheTimeoutAndNoMore() {
        receiver.answers(aResponse().withStatus(200).withFixedDelay(4000));
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        send();
        assertThat(last(endpoint).problem()).isEqualTo(Problem.TIMEOUT);
        assertThat(last(endpoint).millis()).isBetween((int) TIMEOUT.toMillis() - 50, 3000);
    }

    /** Each byte is in time, and the answer is not. */
    @Test
    void messageWhenTheReceiverDripsItsAnswerIsGivenTheTimeoutAndNoMore() {
        receiver.answers(aResponse().withStatus(200).withBody("0123456789").withChunkedDribbleDelay(10, 5000));
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        send();
        assertThat(last(endpoint).problem()).isEqualTo(Problem.TIMEOUT);
        assertThat(last(endpoint).millis()).isLessThan(3000);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void messageWhenTheReceiverBreaksOffIsTriedAgain(Fault fault) {
        receiver.answers(aResponse().withFault(fault));
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        send();
        assertThat(last(endpoint).problem())
                .isIn(
                        fault == Fault.RANDOM_DATA_THEN_CLOSE || fault == Fault.MALFORMED_RESPONSE_CHUNK
                                ? List.of(Problem.PROTOCOL, Problem.CLOSED)
                                : List.of(Problem.CLOSED));
        receiver.answers(aResponse().withStatus(200));
        sendAfter(Duration.ofSeconds(5));
        assertThat(log(endpoint).get(0).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void messageWhenTheAnswerIsLongIsTakenAndItsBeginningKept() {
        receiver.answers(aResponse().withStatus(200).withBody("a".repeat(20_000_000)));
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        send();
        assertThat(log(endpoint).get(0).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(last(endpoint).answer()).isEqualTo("a".repeat(1024));
    }

    @Test
    void messageWhenTheCertificateIsNotToBeTrustedIsNotSent() {
        Endpoint endpoint = endpoint(receiver.secureUrl());
        test(endpoint);
        send();
        assertThat(last(endpoint).problem()).isEqualTo(Problem.TLS);
        assertThat(receiver.got()).isEmpty();
    }

    @Test
    void messageWhenNobodyListensSaysSo() {
        Endpoint endpoint = endpoint("http://127.0.0.1:" + Ports.free() + "/hook");
        test(endpoint);
        send();
        assertThat(last(endpoint).problem()).isEqualTo(Problem.UNREACHABLE);
    }

    /** The row is what a name that leads elsewhere by now would come to. */
    @ParameterizedTest
    @ValueSource(
            strings = {"https://10.0.0.1/", "http://127.0.0.2:9/", "http://169.254.169.254/latest", "http://[::1]:9/"})
    void messageWhenTheAddressIsForbiddenByNowIsNotSent(String url) {
        Endpoint endpoint = endpoint(receiver);
        jdbc.sql("update webhook_endpoints set url = :url where public_id = :id")
                .param("url", url)
                .param("id", endpoint.id().value())
                .update();
        test(endpoint);
        send();
        assertThat(last(endpoint).problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(last(endpoint).status()).isNull();
    }

    @Test
    void messagesWhenAnotherEndpointIsSlowAreNotHeldUp() {
        receiver.answers(aResponse().withStatus(200).withFixedDelay(700));
        Endpoint slow = endpoint(receiver);
        Receiver quick = new Receiver();
        Endpoint other = endpoint(quick);
        for (int i = 0; i < 4; i++) {
            test(slow);
            test(other);
        }
        sender.look();
        until(() -> quick.got().size() == 4);
        assertThat(receiver.got()).as("messages to the slow one meanwhile").hasSizeLessThan(4);
        until(sender::isIdle);
        assertThat(log(slow)).allMatch(delivery -> delivery.state() == DeliveryState.DELIVERED);
        List<String> sent = receiver.got().stream()
                .map(request -> request.getHeader("webhook-id"))
                .toList();
        List<String> inOrder =
                new ArrayList<>(log(slow).stream().map(Delivery::message).toList());
        Collections.reverse(inOrder);
        assertThat(sent).isEqualTo(inOrder);
    }

    @Test
    void messagesWhenTheReceiverFailsWaitWithoutBeingTriedOneAfterTheOther() {
        receiver.answers(aResponse().withStatus(503));
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        test(endpoint);
        test(endpoint);
        send();
        assertThat(receiver.got()).hasSize(1);
        assertThat(now(endpoint).failures()).isEqualTo(1);
        sendAfter(Duration.ofSeconds(1));
        assertThat(receiver.got()).hasSize(2);
        sendAfter(Duration.ofSeconds(1));
        assertThat(receiver.got()).as("it rests for two seconds now").hasSize(2);
        receiver.answers(aResponse().withStatus(200));
        sendAfter(Duration.ofMinutes(1));
        assertThat(log(endpoint)).allMatch(delivery -> delivery.state() == DeliveryState.DELIVERED);
        assertThat(now(endpoint).failures()).isZero();
    }

    /** As after kill -9, or while another instance is at it. */
    @Test
    void messageWhenItsSenderDiedIsSentOnceItsClaimIsOver() {
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        UUID id = endpoints.find(seller, endpoint.id()).orElseThrow().id();
        assertThat(endpoints.claim(id, clock.instant(), clock.instant().plus(TIMEOUT)))
                .isTrue();
        assertThat(endpoints.claim(id, clock.instant(), clock.instant().plus(TIMEOUT)))
                .as("a second claim")
                .isFalse();
        send();
        assertThat(receiver.got()).isEmpty();
        sendAfter(TIMEOUT);
        assertThat(receiver.got()).hasSize(1);
    }

    @Test
    void messageWhenTheSecretWasReplacedCarriesBothSignaturesForADay() {
        Endpoint endpoint = endpoint(receiver);
        Secret old = webhooks.secret(seller, endpoint.id());
        webhooks.rotate(seller, endpoint.id());
        Secret next = webhooks.secret(seller, endpoint.id());
        assertThat(next).isNotEqualTo(old);
        test(endpoint);
        send();
        LoggedRequest both = receiver.got().get(0);
        assertThat(both.getHeader("webhook-signature")).isEqualTo(Receiver.signature(both, next, old));
        clock.advance(Webhooks.GRACE);
        test(endpoint);
        send();
        LoggedRequest one = receiver.got().get(1);
        assertThat(one.getHeader("webhook-signature")).isEqualTo(Receiver.signature(one, next));
    }

    @Test
    void endpointWhenItFailsForDaysIsSwitchedOffAndToldNothingMore() {
        receiver.answers(aResponse().withStatus(500));
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        send();
        for (int day = 0; day < 5; day++) {
            assertThat(now(endpoint).isEnabled()).isTrue();
            sendAfter(Duration.ofDays(1));
        }
        assertThat(now(endpoint).state()).isEqualTo(EndpointState.FAILED);
        assertThat(log(endpoint)).noneMatch(delivery -> delivery.state() == DeliveryState.WAITING);
        assertThatThrownBy(() -> test(endpoint)).isInstanceOf(WebhookException.class);
        int sent = receiver.got().size();
        sendAfter(Duration.ofDays(1));
        assertThat(receiver.got()).hasSize(sent);
        receiver.answers(aResponse().withStatus(200));
        webhooks.enable(seller, endpoint.id(), true);
        webhooks.replayFailed(seller, endpoint.id(), Duration.ofDays(30));
        send();
        assertThat(log(endpoint)).allMatch(delivery -> delivery.state() == DeliveryState.DELIVERED);
    }

    @Test
    void endpointWhenItAnswersGoneIsSwitchedOffAtOnce() {
        receiver.answers(aResponse().withStatus(410));
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        send();
        assertThat(now(endpoint).state()).isEqualTo(EndpointState.GONE);
        assertThat(log(endpoint).get(0).state()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void messagesWhenOldAreForgottenWithTheirLog() {
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        send();
        clock.advance(Duration.ofDays(20));
        test(endpoint);
        send();
        clock.advance(Duration.ofDays(11));
        sender.forget();
        assertThat(log(endpoint)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from webhook_attempts a where not exists"
                                + " (select 1 from webhook_deliveries d where d.id = a.delivery_id)")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void endpointWhenRemovedIsToldNothingMore() {
        Endpoint endpoint = endpoint(receiver);
        test(endpoint);
        webhooks.remove(seller, endpoint.id());
        send();
        assertThat(receiver.got()).isEmpty();
        assertThat(webhooks.ofSeller(seller)).isEmpty();
    }
}
