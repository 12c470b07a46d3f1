package io.vitrine.support;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what an encoder publishes: 720p30 H.264 at 2.5 Mbit/s with a keyframe each second and AAC, unless told otherwise. */
public final class Show {

    private int width = 1280;
    private int height = 720;
    private int frameRate = 30;
    private int kilobits = 2500;
    private int barcodeHeight = 32;
    private Duration keyframes = Duration.ofSeconds(1);
    private boolean audio = true;
    private boolean bFrames;
    private boolean playable = true;
    private @Nullable Duration length;

    Show() {}

    /** @param width a multiple of 32 */
    public Show size(int width, int height) {
        this.width = width;
        this.height = height;
        // Even, and the same share of the picture whatever its size: the reader goes by the share.
        this.barcodeHeight = height * 2 / 45 / 2 * 2;
        return this;
    }

    public Show frameRate(int framesPerSecond) {
        this.frameRate = framesPerSecond;
        return this;
    }

    public Show kilobits(int kilobitsPerSecond) {
        this.kilobits = kilobitsPerSecond;
        return this;
    }

    /** The distance between keyframes. */
    public Show keyframes(Duration distance) {
        this.keyframes = distance;
        return this;
    }

    public Show withoutAudio() {
        this.audio = false;
        return this;
    }

    /** Encodes as an encoder does that was not told to hurry: with B-frames, not tuned for latency. */
    public Show withBFrames() {
        this.bFrames = true;
        return this;
    }

    /** Encodes what RTMP carries and no browser plays: Sorenson Spark. */
    public Show unplayable() {
        this.playable = false;
        return this;
    }

    /** Ends by itself after this time. */
    public Show length(Duration length) {
        this.length = length;
        return this;
    }

    /**
     * Starts publishing.
     *
     * @param ingest the server's address without the key, {@code rtmp://host:port/live}
     * @param key what OBS calls the stream key
     */
    public Publisher publish(URI ingest, String key) {
        return new Publisher(command(ingest + "/" + key));
    }

    List<String> command(String target) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-loglevel", "warning", "-nostdin"));
        // One input for both: of several FFmpeg reads each in a thread of its own, eight frames ahead of the clock that
        // -re keeps, and the time that is stamped on a frame would be a quarter of a second before it is sent.
        String sound = audio ? ";sine=frequency=440:beep_factor=4:sample_rate=48000[out1]" : "";
        command.addAll(List.of("-re", "-f", "lavfi", "-i", picture() + "[out0]" + sound));
        if (audio) {
            command.addAll(List.of("-c:a", "aac", "-b:a", "96k", "-ac", "2"));
        }
        if (length != null) {
            command.addAll(List.of("-t", Double.toString(length.toMillis() / 1000.0)));
        }
        command.addAll(playable ? h264() : List.of("-c:v", "flv"));
        command.addAll(List.of("-g", Long.toString(keyframes.toMillis() * frameRate / 1000)));
        command.addAll(List.of("-b:v", kilobits + "k", "-maxrate", kilobits + "k", "-bufsize", kilobits + "k"));
        command.addAll(Publisher.mark());
        command.addAll(List.of("-f", "flv", target));
        return command;
    }

    /**
     * The time is stamped on a frame when it is made, drawn, and replaced by an even one: it is in the picture then, and
     * viewers' players want frames at even distances.
     */
    private String picture() {
        return String.format(
                Locale.ROOT,
                "testsrc2=size=%1$dx%2$d:rate=%3$d,format=yuv420p,settb=1/1000,setpts=RTCTIME/1000,split[a][b];"
                        + "[b]crop=32:2:0:0,format=gray,"
                        + "geq=lum='255*mod(floor((T*1000+0.25)/pow(2,31-X))+Y,2)',"
                        + "scale=%1$d:%4$d:flags=neighbor,format=yuv420p[c];"
                        + "[a][c]overlay=0:0:format=yuv420:eof_action=pass,settb=1/%3$d,setpts=N",
                width,
                height,
                frameRate,
                barcodeHeight);
    }

    private List<String> h264() {
        List<String> options = new ArrayList<>(List.of("-c:v", "libx264", "-preset", "superfast"));
        options.addAll(List.of("-sc_threshold", "0", "-pix_fmt", "yuv420p"));
        options.addAll(bFrames ? List.of("-bf", "2") : List.of("-tune", "zerolatency"));
        return options;
    }
}
