package io.vitrine.transcoding;

/** Reads what FFmpeg writes for {@code -progress}: lines of {@code key=value}, a block each half second. */
final class FfmpegProgress {

    /** FFmpeg's first block divides by next to no time: tens of thousands, of something that comes as time passes. */
    private static final double MOST_SPEED = 10;

    private double frameRate;
    private double speed;
    private long outTime = -1;
    private long lastOutTime = -1;

    /** @return whether this line ends a block that shows that media went out since the last one */
    synchronized boolean read(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return false;
        }
        String value = line.substring(equals + 1).trim();
        switch (line.substring(0, equals)) {
            case "fps" -> frameRate = number(value, frameRate);
            case "speed" -> {
                double told = number(value.replace("x", ""), speed);
                speed = told > MOST_SPEED ? speed : told;
            }
            case "out_time_us" -> outTime = (long) number(value, outTime);
            case "progress" -> {
                boolean advanced = outTime > lastOutTime;
                lastOutTime = outTime;
                return advanced;
            }
            default -> {
                // Sizes and counts that nobody asks for.
            }
        }
        return false;
    }

    synchronized double frameRate() {
        return frameRate;
    }

    synchronized double speed() {
        return speed;
    }

    /** FFmpeg says {@code N/A} as long as it does not know. */
    private static double number(String text, double otherwise) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
