package io.vitrine.support;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Duration;

/** Slows down what a page loads, by Chromium's own network emulation. */
public final class Network {

    private final CDPSession session;

    Network(Page page) {
        session = page.context().newCDPSession(page);
        session.send("Network.enable");
    }

    /** @param roundTrip added to every request, before its answer begins */
    public void limit(Duration roundTrip, double megabitsPerSecond) {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", roundTrip.toMillis());
        conditions.addProperty("downloadThroughput", megabitsPerSecond * 1_000_000 / 8);
        conditions.addProperty("uploadThroughput", megabitsPerSecond * 1_000_000 / 8);
        session.send("Network.emulateNetworkConditions", conditions);
    }

    public void unplug() {
        var conditions = new JsonObject();
        conditions.addProperty("offline", true);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", -1);
        session.send("Network.emulateNetworkConditions", conditions);
    }
}
