package io.vitrine.shop;

import io.vitrine.accounts.AuditLog;
import io.vitrine.shared.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws, keeps and removes pictures, one at a time: so the memory is bounded, and no file is removed between the moment
 * in which another product finds that it has it already, and the one in which it says so in the database.
 */
@Service
class ImageService implements ProductImages {

    private static final Logger log = LoggerFactory.getLogger(ImageService.class);

    /** Longer than any upload takes from its files to its row. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final ReentrantLock turn = new ReentrantLock(true);
    private final ImageTable images;
    private final ImageFiles files;
    private final AuditLog audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    ImageService(ImageTable images, ImageFiles files, AuditLog audit, TransactionTemplate transactions, Clock clock) {
        this.images = images;
        this.files = files;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public ProductImage add(ProductId product, InputStreamSource upload, long size) {
        if (size > MOST_BYTES) {
            throw ShopException.of("shop.image.size", "A picture has 10 MB at most, and not " + size + " bytes");
        }
        turn.lock();
        try {
            Picture picture = Picture.of(bytes(upload));
            boolean known = images.isUsed(picture.hash());
            files.write(picture);
            try {
                return keep(product, picture);
            } catch (RuntimeException e) {
                if (!known) {
                    files.remove(picture.hash());
                }
                throw e;
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void describe(ProductId product, ImageId image, String alt) {
        String text = alt.strip();
        if (!text.isEmpty() && !PlainText.isOneLine(text, MOST_OF_ALT)) {
            throw ShopException.of("shop.image.alt", "What a picture shows is said in one line of 200 characters");
        }
        change(product, image, (row, at) -> images.describe(image, text));
    }

    @Override
    public void move(ProductId product, ImageId image, Step step) {
        change(product, image, (row, at) -> {
            switch (step) {
                case FIRST -> Collections.rotate(row.subList(0, at + 1), 1);
                case EARLIER -> Collections.swap(row, at, Math.max(at - 1, 0));
                case LATER -> Collections.swap(row, at, Math.min(at + 1, row.size() - 1));
            }
            images.arrange(row);
        });
    }

    @Override
    public void remove(ProductId product, ImageId image) {
        turn.lock();
        try {
            List<ProductImage> gone = new ArrayList<>();
            change(product, image, (row, at) -> {
                images.remove(image);
                gone.add(row.remove((int) at));
                images.arrange(row);
                audit.note("product.image.removed", product, gone.get(0).alt());
            });
            gone.forEach(this::removeUnused);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Optional<Path> file(String name) {
        return files.find(name);
    }

    /** What was left behind when the application was killed between a file and its row. */
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT6H")
    void removeForgotten() {
        turn.lock();
        try {
            for (String hash : files.olderThan(clock.instant().minus(FORGOTTEN))) {
                if (!images.isUsed(hash)) {
                    log.info("Picture {} is of no product any more and is removed", hash);
                    files.remove(hash);
                }
            }
        } finally {
            turn.unlock();
        }
    }

    private ProductImage keep(ProductId product, Picture picture) {
        ProductImage added = transactions.execute(status -> {
            images.lock(product);
            List<ProductImage> row = images.of(product);
            if (row.size() >= MOST) {
                throw ShopException.of("shop.image.many", "A product has 15 pictures at most", MOST);
            }
            if (row.stream().anyMatch(image -> image.hash().equals(picture.hash()))) {
                throw ShopException.of("shop.image.twice", "The product has this picture already");
            }
            audit.note("product.image.added", product, "");
            return images.add(product, picture, row.size(), clock.instant());
        });
        if (added == null) {
            throw new IllegalStateException("A transaction that adds a picture gives it");
        }
        return added;
    }

    private void change(ProductId product, ImageId image, BiConsumer<List<ProductImage>, Integer> change) {
        transactions.executeWithoutResult(status -> {
            images.lock(product);
            List<ProductImage> row = new ArrayList<>(images.of(product));
            int at = row.stream().map(ProductImage::id).toList().indexOf(image);
            if (at >= 0) {
                change.accept(row, at);
            }
        });
    }

    private void removeUnused(ProductImage image) {
        if (!images.isUsed(image.hash())) {
            files.remove(image.hash());
        }
    }

    private static byte[] bytes(InputStreamSource upload) {
        try (InputStream stream = upload.getInputStream()) {
            return stream.readNBytes((int) MOST_BYTES);
        } catch (IOException e) {
            log.warn("An upload cannot be read: {}", e.toString());
            throw ShopException.of("shop.image.storage", "The upload cannot be read");
        }
    }
}
