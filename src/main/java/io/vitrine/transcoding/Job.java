package io.vitrine.transcoding;

import io.vitrine.broadcasts.BroadcastLog;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.SessionId;
import io.vitrine.process.LoggedLine;
import io.vitrine.process.ProcessState;
import io.vitrine.process.ProcessWatcher;
import io.vitrine.process.SupervisedProcess;
import io.vitrine.profiles.Rung;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The transcoding of one publish session: waits for the source to show what it is, then one FFmpeg.
 *
 * <p>Changed by the thread of {@link TranscodingService} alone, but for what FFmpeg says; read by any.
 */
final class Job implements ProcessWatcher {

    private final BroadcastView broadcast;
    private final SessionId session;
    private final Instant since;
    private final FfmpegProgress progress = new FfmpegProgress();

    private volatile @Nullable Plan plan;
    private volatile @Nullable SupervisedProcess process;
    private volatile @Nullable Problem problem;
    private volatile @Nullable String detail;
    private volatile boolean pictureAnnounced;
    private volatile boolean stopped;
    private volatile @Nullable Instant startedAt;

    Job(BroadcastView broadcast, SessionId session, Instant since) {
        this.broadcast = broadcast;
        this.session = session;
        this.since = since;
    }

    /** Does it with the broadcast named in what is logged. */
    void logged(Runnable work) {
        BroadcastLog.about(broadcast, session, work);
    }

    BroadcastView broadcast() {
        return broadcast;
    }

    SessionId session() {
        return session;
    }

    /** When its encoder was first seen. */
    Instant since() {
        return since;
    }

    String stream() {
        return broadcast.mediaId().value();
    }

    /** Whether FFmpeg still has to be started. */
    boolean isWaiting() {
        return process == null && !isOver();
    }

    boolean hasProcess() {
        SupervisedProcess current = process;
        return current != null && !current.state().isTerminal();
    }

    /** What it makes besides the copy of the source; empty if nothing, or it does not run. */
    List<Rung> ladder() {
        Plan current = plan;
        return current != null && hasProcess() ? current.rungs() : List.of();
    }

    /** Whether nothing more comes of this session. */
    boolean isOver() {
        return stopped || (problem == Problem.CODEC);
    }

    /** Whether it was started after that, and has not shown a picture. */
    boolean isStartingSince(Instant oldest) {
        Instant started = startedAt;
        return hasProcess() && !pictureAnnounced && started != null && started.isAfter(oldest);
    }

    void run(Plan planned, SupervisedProcess started, Instant now) {
        startedAt = now;
        plan = planned;
        process = started;
        problem = null;
        detail = null;
    }

    /** Notes what is wrong; only a codec that cannot be played is final. */
    void note(Problem what, @Nullable String about) {
        problem = what;
        detail = about;
    }

    /** Nothing more comes of this session: browsers do not play what it sends. */
    void fail(String codec) {
        note(Problem.CODEC, codec);
        SupervisedProcess current = process;
        if (current != null) {
            current.stop();
        }
    }

    void noteNothing() {
        problem = null;
        detail = null;
    }

    void stop() {
        stopped = true;
        SupervisedProcess current = process;
        if (current != null) {
            current.stop();
        }
    }

    boolean isPictureAnnounced() {
        return pictureAnnounced;
    }

    void announcePicture(boolean announced) {
        pictureAnnounced = announced;
    }

    List<LogLine> log() {
        SupervisedProcess current = process;
        return current == null
                ? List.of()
                : current.log().stream()
                        .map(line -> new LogLine(line.at(), line.text()))
                        .toList();
    }

    TranscodingStatus status() {
        Plan current = plan;
        SupervisedProcess running = process;
        Problem trouble = problem;
        return new TranscodingStatus(
                state(running),
                current == null ? List.of() : current.renditions(),
                current != null && current.nodeFull(),
                running == null ? 0 : running.restarts(),
                progress.speed(),
                progress.frameRate(),
                trouble == null ? null : trouble.code(),
                detail);
    }

    private TranscodingStatus.State state(@Nullable SupervisedProcess running) {
        if (problem == Problem.CODEC) {
            return TranscodingStatus.State.FAILED;
        }
        if (stopped) {
            return TranscodingStatus.State.STOPPED;
        }
        return running == null ? TranscodingStatus.State.STARTING : of(running.state());
    }

    private static TranscodingStatus.State of(ProcessState state) {
        return switch (state) {
            case STARTING -> TranscodingStatus.State.STARTING;
            case RUNNING -> TranscodingStatus.State.RUNNING;
            case WAITING -> TranscodingStatus.State.RESTARTING;
            case STOPPING, STOPPED -> TranscodingStatus.State.STOPPED;
            case FAILED -> TranscodingStatus.State.FAILED;
        };
    }

    @Override
    public boolean output(String line) {
        return progress.read(line);
    }

    /** As long as its encoder is connected there is something to transcode, whatever FFmpeg died of. */
    @Override
    public boolean restartAfter(int exitCode, List<LoggedLine> lastLines) {
        Problem found = Problem.ENDED;
        for (int i = lastLines.size() - 1; i >= 0 && found == Problem.ENDED; i--) {
            found = Problem.of(lastLines.get(i).text());
        }
        note(found, null);
        return true;
    }

    @Override
    public void changed(ProcessState state) {
        if (state == ProcessState.RUNNING) {
            noteNothing();
        }
    }
}
